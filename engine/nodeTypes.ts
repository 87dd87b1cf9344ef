import { join } from 'node:path';
import type { INodeExecutionData, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { core, workflow } from './n8n.ts';

type AnyNodeType = INodeType | IVersionedNodeType;

/** The package as n8n loads it: the built files that package.json names. */
export async function loadPackage(folder = join(import.meta.dirname, '..')) {
	const loader = new core.PackageDirectoryLoader(folder);
	await loader.loadAll();
	return loader;
}

/** A node that hands on what `make` gives it: a source of items, or a stand-in for a node of n8n's. */
export function standIn(
	name: string,
	make: (input: INodeExecutionData[]) => INodeExecutionData[] = (input) => input,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['input'],
			version: [1, 2, 3, 3.4],
			description: '',
			defaults: { name },
			inputs: name.endsWith('Trigger') ? [] : ['main'],
			outputs: ['main'],
			properties: [],
		},
		async execute() {
			return await Promise.resolve([make(this.getInputData())]);
		},
	};
}

/**
 * The node types of a run: ours by their full names (`n8n-nodes-pipedrive-crm.pipedriveCrm`), and what
 * else the workflow needs.
 */
export function nodeTypesOf(
	loader: Awaited<ReturnType<typeof loadPackage>>,
	others: Record<string, AnyNodeType>,
): INodeTypes {
	const find = (type: string): AnyNodeType => {
		const other = others[type];
		if (other !== undefined) return other;
		return loader.getNode(type.replace(/^n8n-nodes-pipedrive-crm\./, '')).type;
	};
	return {
		getByName: find,
		getByNameAndVersion: (type, version) =>
			workflow.NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}

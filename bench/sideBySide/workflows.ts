import type { INode, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import type { WorkflowFile } from '../../engine/execute.ts';
import { standIn } from '../../engine/nodeTypes.ts';
import { type Contact, contacts, dealChanges } from './rows.ts';

/** Who does a job: this node, or n8n's built-in one. */
export const sides = ['ours', 'builtIn'] as const;
export type Side = (typeof sides)[number];

/** What is to be done. */
export type Job =
	| { kind: 'updateDeals'; dealIds: number[] }
	| { kind: 'listDeals' }
	| { kind: 'upsertPersons'; count: number };

/** A workflow with the stand-ins that it needs; its first node gives the items. */
export interface JobWorkflow {
	file: WorkflowFile;
	standIns: Record<string, INodeType>;
	/** The nodes whose output is the result. */
	results: string[];
}

export const sourceName = 'Rows';
export const credentialId = 'bench';
export const builtInType = 'n8n-nodes-base.pipedrive';

/** The workflow that a user of the node would build for a job. */
export function workflowFor(job: Job, side: Side): JobWorkflow {
	const node = side === 'ours' ? ourNode : builtInNode;
	switch (job.kind) {
		case 'updateDeals':
			return oneNode(dealChanges(job.dealIds), node('Update Deals', updateDeals[side]));
		case 'listDeals':
			return oneNode([{}], node('List Deals', listDeals[side]));
		case 'upsertPersons': {
			const rows = contacts(job.count);
			return side === 'ours' ? oneNode(rows, ourNode('Upsert', upsert)) : upsertByHand(rows);
		}
	}
}

const updateDeals: Record<Side, INodeParameters> = {
	ours: {
		resource: 'deal',
		operation: 'update',
		dealId: { __rl: true, mode: 'recordId', value: '={{ $json.dealId }}' },
		additionalFields: {},
		customFields: {
			mappingMode: 'defineBelow',
			value: {
				'Purchase Order Number': '={{ $json.order }}',
				Seats: '={{ $json.seats }}',
				'Contract Signed On': '={{ $json.signedOn }}',
				Industry: '={{ $json.industry }}',
				Competitors: '={{ $json.competitors }}',
			},
			matchingColumns: [],
			schema: [],
		},
	},
	builtIn: {
		resource: 'deal',
		operation: 'update',
		dealId: '={{ $json.dealId }}',
		updateFields: {
			customFields: {
				property: [
					{ name: 'Purchase Order Number', value: '={{ $json.order }}' },
					{ name: 'Seats', value: '={{ $json.seats }}' },
					{ name: 'Contract Signed On', value: '={{ $json.signedOn }}' },
					{ name: 'Industry', value: '={{ $json.industry }}' },
					{ name: 'Competitors', value: '={{ $json.competitors }}' },
				],
			},
		},
	},
};

const listDeals: Record<Side, INodeParameters> = {
	ours: { resource: 'deal', operation: 'getAll', returnAll: true, filters: {} },
	builtIn: {
		resource: 'deal',
		operation: 'getAll',
		returnAll: true,
		rawCustomFieldOutput: false,
		filters: {},
	},
};

/** Numbers and addresses are replaced, as the built-in node's update does it. */
const upsert: INodeParameters = {
	resource: 'person',
	operation: 'upsert',
	matchBy: { match: [{ field: 'emails', value: '' }] },
	name: '={{ $json.name }}',
	email: '={{ $json.email }}',
	phone: '={{ $json.phone }}',
	options: { contactsMode: 'replaceAll' },
};

/**
 * What the built-in node has no operation for: search each row's e-mail address, then update those that
 * were found and create the others. Two nodes of n8n's that pick rows are stood in for.
 */
function upsertByHand(rows: Contact[]): JobWorkflow {
	const search = builtInNode('Search', {
		resource: 'person',
		operation: 'search',
		term: '={{ $json.email }}',
		exactMatch: true,
		returnAll: false,
		limit: 1,
		additionalFields: { fields: ['email'] },
	});
	const email = [{ value: '={{ $json.email }}', primary: true, label: 'work' }];
	const phone = [{ value: '={{ $json.phone }}', primary: true, label: 'work' }];
	const fields = { emails: { emailProperties: email }, phones: { phoneProperties: phone } };
	const update = builtInNode('Update', {
		resource: 'person',
		operation: 'update',
		personId: '={{ $json.personId }}',
		updateFields: { name: '={{ $json.name }}', ...fields },
	});
	const create = builtInNode('Create', {
		resource: 'person',
		operation: 'create',
		name: '={{ $json.name }}',
		additionalFields: fields,
	});
	const known = plainNode('Known', 'bench.known');
	const unknown = plainNode('Unknown', 'bench.unknown');
	return {
		file: {
			name: 'Search, then update or create',
			nodes: [plainNode(sourceName, 'bench.source'), search, known, update, unknown, create],
			connections: {
				[sourceName]: to('Search'),
				Search: to('Known', 'Unknown'),
				Known: to('Update'),
				Unknown: to('Create'),
			},
		},
		standIns: {
			...source(rows),
			'bench.known': standIn('known', (found) => joined(rows, found).filter(hasPerson)),
			'bench.unknown': standIn('unknown', (found) =>
				joined(rows, found).filter((row) => !hasPerson(row)),
			),
		},
		results: ['Update', 'Create'],
	};
}

/** The rows, with the ids of those persons that were found by their e-mail addresses. */
function joined(rows: Contact[], found: INodeExecutionData[]): INodeExecutionData[] {
	const ids = new Map(
		found.flatMap(({ json }) => (json.emails as string[]).map((email) => [email, json.id])),
	);
	return rows.map((row) => ({ json: { ...row, personId: ids.get(row.email) } }));
}

const hasPerson = ({ json }: INodeExecutionData) => json.personId !== undefined;

function oneNode(rows: INodeExecutionData['json'][], node: INode): JobWorkflow {
	return {
		file: {
			name: node.name,
			nodes: [plainNode(sourceName, 'bench.source'), node],
			connections: { [sourceName]: to(node.name) },
		},
		standIns: source(rows),
		results: [node.name],
	};
}

const source = (rows: INodeExecutionData['json'][]) => ({
	'bench.source': standIn('source', () => rows.map((json) => ({ json }))),
});

const to = (...names: string[]) => ({
	main: [names.map((node) => ({ node, type: 'main' as const, index: 0 }))],
});

const plainNode = (name: string, type: string): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

const ourNode = (name: string, parameters: INodeParameters): INode => ({
	...plainNode(name, 'n8n-nodes-pipedrive-crm.pipedriveCrm'),
	parameters: { authentication: 'apiToken', ...parameters },
	credentials: { pipedriveCrmApi: { id: credentialId, name: 'Bench' } },
});

const builtInNode = (name: string, parameters: INodeParameters): INode => ({
	...plainNode(name, builtInType),
	typeVersion: 2,
	parameters: { authentication: 'apiToken', ...parameters },
	credentials: { pipedriveApi: { id: credentialId, name: 'Bench' } },
});

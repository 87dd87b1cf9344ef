import { randomUUID } from 'node:crypto';
import type { CredentialReference } from '../../../tools/start/examples.ts';

/** A node of a workflow, as n8n's API takes it. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, CredentialReference>;
	webhookId?: string;
	[setting: string]: unknown;
}

/** A workflow, as n8n's API takes it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, { main: { node: string; type: 'main'; index: number }[][] }>;
	settings: Record<string, unknown>;
}

/** Which way a node signs in, and with what. */
export interface SignIn {
	type: 'pipedriveCrmApi' | 'pipedriveCrmOAuth2Api';
	credential: CredentialReference;
}

/** The node types of this package begin with it. */
export const packageName = 'n8n-nodes-pipedrive-crm';

/** @param type with its package, e.g. `n8n-nodes-base.manualTrigger` */
export function node(
	name: string,
	type: string,
	parameters: Record<string, unknown> = {},
	typeVersion = 1,
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

/**
 * A node of this package.
 * @param type `pipedriveCrm`, `pipedriveCrmTrigger` or `pipedriveCrmPollTrigger`
 */
export function packageNode(
	name: string,
	type: string,
	signIn: SignIn,
	parameters: Record<string, unknown>,
): WorkflowNode {
	const authentication = signIn.type === 'pipedriveCrmApi' ? 'apiToken' : 'oAuth2';
	return {
		...node(name, `${packageName}.${type}`, { authentication, ...parameters }),
		credentials: { [signIn.type]: signIn.credential },
	};
}

/** A workflow whose nodes follow each other. */
export function chain(name: string, nodes: WorkflowNode[]): Workflow {
	const links = nodes
		.slice(1)
		.map(({ name: next }, index): [string, Workflow['connections'][string]] => [
			nodes[index]?.name ?? '',
			{ main: [[{ node: next, type: 'main', index: 0 }]] },
		]);
	return {
		name,
		nodes,
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}

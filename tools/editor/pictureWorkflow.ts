import type { StartedTryout } from '../start/child.ts';
import { Session } from '../start/session.ts';

/** A node of this package to take a picture of. */
export interface PicturedNode {
	/** The node type's own name, e.g. 'pipedriveCrm'. */
	type: string;
	/** As it stands on the canvas. */
	name: string;
	parameters: Record<string, unknown>;
}

/**
 * Stores a workflow of one node, which reaches the sandbox account by API token.
 * @returns the id of the workflow
 */
export async function storeWorkflowOf(node: PicturedNode, tryout: StartedTryout): Promise<string> {
	const session = await Session.open(tryout.url);
	const id = tryout.credentials.pipedriveCrmApi;
	const workflow = {
		name: `Picture of ${node.name}`,
		nodes: [
			{
				id: node.type,
				name: node.name,
				type: `n8n-nodes-pipedrive-crm.${node.type}`,
				typeVersion: 1,
				position: [0, 0],
				webhookId: `picture-${node.type}`,
				parameters: { authentication: 'apiToken', ...node.parameters },
				credentials: { pipedriveCrmApi: { id, name: 'Sandbox (API Token)' } },
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
	return (await session.call<{ id: string }>('POST', '/rest/workflows', workflow)).id;
}

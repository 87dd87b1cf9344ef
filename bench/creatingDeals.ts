import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { WorkflowFile } from '../engine/execute.ts';

export type CredentialType = 'pipedriveCrmApi' | 'pipedriveCrmOAuth2Api';

export const sourceName = 'Deals to be';
export const measuredName = 'Create Deals';

/** The items that come in: three of their fields are read by expressions. */
export function dealsToBe(count: number, organizationIds: number[]): INodeExecutionData[] {
	return Array.from({ length: count }, (_, index) => ({
		json: {
			name: `Bench deal ${index + 1}`,
			amount: 1000 + index,
			organization: organizationIds[index % organizationIds.length] ?? 1,
		},
	}));
}

/** Deal → Create behind a source of items, with three expressions, as a user would set it up. */
export function creatingDeals(
	credentialType: CredentialType,
	linked: { stage: number; person: number },
): WorkflowFile {
	const parameters = {
		authentication: credentialType === 'pipedriveCrmApi' ? 'apiToken' : 'oAuth2',
		resource: 'deal',
		operation: 'create',
		title: '={{ $json.name }}',
		value: '={{ $json.amount }}',
		currency: { __rl: true, mode: 'list', value: 'EUR' },
		stage_id: { __rl: true, mode: 'list', value: linked.stage },
		person_id: { __rl: true, mode: 'list', value: linked.person },
		org_id: { __rl: true, mode: 'recordId', value: '={{ $json.organization }}' },
	};
	return {
		name: 'Bench',
		nodes: [
			{
				id: 'source',
				name: sourceName,
				type: 'bench.source',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'measured',
				name: measuredName,
				type: 'bench.measured',
				typeVersion: 1,
				position: [200, 0],
				parameters,
				credentials: { [credentialType]: { id: 'bench', name: 'Bench' } },
			},
		],
		connections: {
			[sourceName]: { main: [[{ node: measuredName, type: 'main', index: 0 }]] },
		},
	};
}

/** The ids of the deals that came out, whether as records or, from RoutingNode, in their envelope. */
export function idsOf(output: INodeExecutionData[]): unknown[] {
	return output.map(({ json }) => json.id ?? (json.data as IDataObject | undefined)?.id);
}

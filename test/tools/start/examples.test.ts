import { withCredentials } from '../../../tools/start/examples';

const credentials = new Map([
	['pipedriveCrmApi', { id: 'a1', name: 'By token' }],
	['pipedriveCrmOAuth2Api', { id: 'o1', name: 'By OAuth' }],
]);

const credentialsOf = (node: { type: string; parameters: Record<string, unknown> }) =>
	withCredentials({ name: 'Example', nodes: [node] }, 'n8n-nodes-x', credentials).nodes[0]
		?.credentials;

describe('credentials of an example workflow', () => {
	it('are those of the way in which a node of the package signs in', () => {
		const type = 'n8n-nodes-x.crm';
		expect(credentialsOf({ type, parameters: { authentication: 'oAuth2' } })).toEqual({
			pipedriveCrmOAuth2Api: { id: 'o1', name: 'By OAuth' },
		});
		expect(credentialsOf({ type, parameters: { authentication: 'apiToken' } })).toEqual({
			pipedriveCrmApi: { id: 'a1', name: 'By token' },
		});
	});

	it('are the API token where the node leaves the choice at its default', () => {
		expect(credentialsOf({ type: 'n8n-nodes-x.crm', parameters: {} })).toEqual({
			pipedriveCrmApi: { id: 'a1', name: 'By token' },
		});
	});

	it('replace those that the file was exported with', () => {
		const node = {
			type: 'n8n-nodes-x.crm',
			parameters: {},
			credentials: { pipedriveCrmApi: { id: 'elsewhere', name: 'Account' } },
		};
		expect(credentialsOf(node)).toEqual({ pipedriveCrmApi: { id: 'a1', name: 'By token' } });
	});

	it("are not given to other packages' nodes", () => {
		expect(credentialsOf({ type: 'n8n-nodes-base.set', parameters: {} })).toBeUndefined();
		expect(credentialsOf({ type: 'n8n-nodes-xy.crm', parameters: {} })).toBeUndefined();
	});
});

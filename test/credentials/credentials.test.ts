import type { INodeProperties } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials';
import { workflowOf } from '../../engine/execute';
import { startEngine, stopEngine } from '../../engine/n8n';
import { loadPackage, nodeTypesOf, standIn } from '../../engine/nodeTypes';
import { PipedriveCrmApi } from '../../credentials/PipedriveCrmApi.credentials';
import { PipedriveCrmOAuth2Api } from '../../credentials/PipedriveCrmOAuth2Api.credentials';

afterAll(async () => {
	await stopEngine();
});

/** Evaluates an expression of a credential as n8n does, in its own expression engine. */
async function evaluated(expression: unknown, keys: Record<string, object>): Promise<unknown> {
	await startEngine();
	const nodeTypes = nodeTypesOf(await loadPackage(), { source: standIn('source') });
	const node = { id: '1', name: 'Any', type: 'source', typeVersion: 1, parameters: {} };
	const workflow = workflowOf(
		{ name: 'Any', nodes: [{ ...node, position: [0, 0] }], connections: {} },
		nodeTypes,
	);
	return await workflow.expression.withIsolate(async () =>
		Promise.resolve(
			workflow.expression.getSimpleParameterValue(
				{ ...node, position: [0, 0] },
				String(expression),
				'internal',
				keys as never,
			),
		),
	);
}

describe('Pipedrive CRM API', () => {
	const { test, authenticate } = new PipedriveCrmApi();

	it.each([
		['acme', '', 'https://acme.pipedrive.com'],
		[' acme.pipedrive.com ', '', 'https://acme.pipedrive.com'],
		['https://acme.pipedrive.com/settings/api', '', 'https://acme.pipedrive.com'],
		['', '', 'https://api.pipedrive.com'],
		['evil.example/', '', 'https://evil.pipedrive.com'],
		['acme', 'http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
	])("with the domain '%s' and the base URL '%s' is tested at %s", async (domain, base, url) => {
		const $credentials = { companyDomain: domain, baseUrl: base };
		expect(await evaluated(test.request.baseURL, { $credentials })).toBe(url);
	});

	it('sends the token in its header', async () => {
		const header = authenticate.properties.headers?.['x-api-token'];
		const $credentials = { apiToken: 'token' };
		expect(await evaluated(header, { $credentials })).toBe('token');
	});
});

describe('Pipedrive CRM OAuth2 API', () => {
	const { properties } = new PipedriveCrmOAuth2Api();
	const defaultOf = (name: string): INodeProperties['default'] =>
		properties.find((property) => property.name === name)?.default;

	it.each([
		['authUrl', '', 'https://oauth.pipedrive.com/oauth/authorize'],
		['accessTokenUrl', '', 'https://oauth.pipedrive.com/oauth/token'],
		['authUrl', 'http://127.0.0.1:4010/', 'http://127.0.0.1:4010/oauth/authorize'],
		['accessTokenUrl', 'http://127.0.0.1:4010', 'http://127.0.0.1:4010/oauth/token'],
	])('has the %s for the base URL %p', async (name, baseUrl, url) => {
		expect(await evaluated(defaultOf(name), { $self: { baseUrl } })).toBe(url);
	});

	it('asks for no scope, since Pipedrive takes it from the app', () => {
		const scope = properties.find(({ name }) => name === 'scope');
		expect(scope).toMatchObject({ type: 'hidden', default: '' });
	});
});

describe('secrets', () => {
	it('are masked in the editor', async () => {
		const loader = await loadPackage();
		const helper = credentialsHelperOf(loader, {});
		const token = helper
			.getCredentialsProperties('pipedriveCrmApi')
			.find(({ name }) => name === 'apiToken');
		expect(token?.typeOptions?.password).toBe(true);
	});
});

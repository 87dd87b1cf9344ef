import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { credentialsHelperOf } from '../../engine/credentials';
import { execute } from '../../engine/execute';
import { stopEngine } from '../../engine/n8n';
import { loadPackage, nodeTypesOf, standIn } from '../../engine/nodeTypes';
import { openExchange, type Exchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import { failureOf } from './settled';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

interface Seen {
	method: string | undefined;
	url: string | undefined;
	token: unknown;
	body: string;
}

/** A server on loopback that answers by script, and remembers what it was asked. */
class ScriptedServer {
	readonly seen: Seen[] = [];

	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {}

	static async start(answer: Answer): Promise<ScriptedServer> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const scripted = new ScriptedServer(server, `http://127.0.0.1:${port}`);
		server.on('request', (request: IncomingMessage, response: ServerResponse) => {
			const { method, url, headers } = request;
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks).toString();
				scripted.seen.push({ method, url, token: headers['x-api-token'], body });
				answer(request, response);
			});
		});
		return scripted;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

let runs = 0;

/** Lets a node in n8n's engine work with an exchange whose credential points at that address. */
async function inN8n(baseUrl: string, work: (exchange: Exchange) => Promise<void>): Promise<void> {
	runs += 1;
	const credentialId = `exchange ${runs}`;
	let isDone = false;
	const probe: INodeType = {
		description: {
			...standIn('probe').description,
			credentials: [{ name: 'pipedriveCrmApi', required: true }],
		},
		async execute(this: IExecuteFunctions) {
			await work(await openExchange(this, { credentialType: 'pipedriveCrmApi' }));
			isDone = true;
			return [[]];
		},
	};
	const loader = await loadPackage();
	const { run } = await execute(
		{
			name: 'Exchange',
			nodes: [
				{
					id: '1',
					name: 'Probe',
					type: 'probe',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
					credentials: { pipedriveCrmApi: { id: credentialId, name: 'Account' } },
				},
			],
			connections: {},
		},
		{
			nodeTypes: nodeTypesOf(loader, { probe }),
			credentialsHelper: credentialsHelperOf(loader, {
				[credentialId]: { apiToken: 'secret-token', baseUrl, rateLimit: 'ultimate' },
			}),
		},
	);
	if (!isDone) throw run.data.resultData.error ?? new Error('The node did not run');
}

const json =
	(status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
	(_request, response) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(JSON.stringify(body));
	};

/** One answer after another, the last one again and again. */
function inTurn(...answers: Answer[]): Answer {
	let next = 0;
	return (request, response) => {
		answers[Math.min(next, answers.length - 1)]?.(request, response);
		next += 1;
	};
}

const reset: Answer = (request) => request.socket.destroy();
const get = { method: 'GET', path: '/api/v2/deals' } as const;
const create = { method: 'POST', path: '/api/v2/deals', body: { title: 'Roof' } } as const;

const servers: ScriptedServer[] = [];

async function serverThat(answer: Answer): Promise<ScriptedServer> {
	const server = await ScriptedServer.start(answer);
	servers.push(server);
	return server;
}

afterEach(async () => {
	await Promise.all(servers.splice(0).map(async (server) => await server.stop()));
});

afterAll(stopEngine);

it('a request arrives as it was meant, with the token', async () => {
	const server = await serverThat(json(200, { success: true, data: { id: 7 } }));
	await inN8n(server.url, async (exchange) => {
		const query = { ids: [1, 2], status: 'open', sort_by: undefined };
		expect((await exchange.send({ ...get, query })).data).toEqual({ id: 7 });
		await exchange.send(create);
	});
	expect(server.seen).toEqual([
		{ method: 'GET', url: '/api/v2/deals?ids=1%2C2&status=open', token: 'secret-token', body: '' },
		{ method: 'POST', url: '/api/v2/deals', token: 'secret-token', body: '{"title":"Roof"}' },
	]);
});

it('host check: a redirect does not carry the token to another host', async () => {
	const thief = await serverThat(json(200, { success: true, data: [] }));
	const server = await serverThat(json(302, {}, { location: `${thief.url}/api/v2/deals` }));
	await inN8n(server.url, async (exchange) => {
		expect((await failureOf(exchange.send(get))).kind).toBe('hostNotAllowed');
	});
	expect(thief.seen).toEqual([]);
});

it('a broken connection is repeated for a read, and not for a create', async () => {
	const flaky = inTurn(reset, json(200, { success: true, data: [] }), reset);
	const server = await serverThat(flaky);
	await inN8n(server.url, async (exchange) => {
		expect((await exchange.send(get)).data).toEqual([]);
		const failure = await failureOf(exchange.send(create));
		expect(failure).toMatchObject({ kind: 'unreachable', mayExist: true });
	});
	expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
});

it('a refused connection is known not to have been received', async () => {
	const server = await serverThat(reset);
	await server.stop();
	servers.length = 0;
	await inN8n(server.url, async (exchange) => {
		const failure = await failureOf(exchange.send(create));
		expect(failure).toMatchObject({ kind: 'unreachable', mayExist: false });
		expect(failure.message).toContain('could not be reached');
		expect(exchange.spent.repeats).toBeGreaterThan(0);
	});
});

it('a refused token is explained with the words of the API', async () => {
	const body = { success: false, error: 'unauthorized access', errorCode: 401 };
	const server = await serverThat(json(401, body));
	await inN8n(server.url, async (exchange) => {
		const failure = await failureOf(exchange.send(get));
		expect(failure).toMatchObject({
			kind: 'unauthorized',
			httpCode: 401,
			apiMessage: 'unauthorized access',
		});
	});
	expect(server.seen).toHaveLength(1);
});

it('the headers of a 429 are heeded', async () => {
	const server = await serverThat(
		inTurn(
			json(429, { success: false, error: 'Request over limit' }, { 'retry-after': '1' }),
			json(200, { success: true, data: [] }),
		),
	);
	await inN8n(server.url, async (exchange) => {
		await exchange.send(create);
		expect(exchange.spent).toMatchObject({ requests: 2, repeats: 1, tokens: 5 });
	});
});

it('a web page instead of data is told as such', async () => {
	const server = await serverThat((_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html' });
		response.end('<html><body>Hotel Wi-Fi</body></html>');
	});
	await inN8n(server.url, async (exchange) => {
		const failure = await failureOf(exchange.send(get));
		expect(failure.message).toBe('Pipedrive answered a web page instead of data');
	});
});

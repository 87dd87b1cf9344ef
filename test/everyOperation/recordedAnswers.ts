import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceivedAnswer } from '../../tools/contract/checkExchange.ts';

/** Headers that belong to one connection, or that fetch() has dealt with. */
const ofConnection = new Set([
	...['connection', 'content-encoding', 'content-length', 'host', 'keep-alive'],
	'transfer-encoding',
]);

/** A server on loopback that hands everything on to the sandbox, and keeps what it answers. */
export class RecordedAnswers {
	/** JSON answers of the API, since `clear()`. */
	answers: ReceivedAnswer[] = [];
	/** Everything that was sent, since `clear()`. */
	sent: { method: string; body: string }[] = [];

	private readonly server: Server;

	/** @param target gives the address of the sandbox */
	constructor(private readonly target: () => string) {
		this.server = createServer((request, response) => {
			this.handOn(request, response).catch((error: unknown) => {
				response.destroy(error as Error);
			});
		});
	}

	/** Starts on a free port, and gives the address. */
	async start(): Promise<string> {
		await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Forgets what was recorded. */
	clear(): void {
		this.answers = [];
		this.sent = [];
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((done) => this.server.close(done));
	}

	private async handOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', url = '/' } = request;
		const sent: Buffer[] = [];
		for await (const chunk of request) sent.push(chunk as Buffer);
		const headers = Object.entries(request.headers)
			.filter(([name]) => !ofConnection.has(name))
			.map(([name, value]): [string, string] => [name, String(value)]);
		const body = sent.length > 0 ? Buffer.concat(sent) : undefined;
		this.sent.push({ method, body: body?.toString('latin1') ?? '' });
		const answer = await fetch(this.target() + url, { method, headers, body, redirect: 'manual' });
		const content = Buffer.from(await answer.arrayBuffer());
		this.keep(method, url, answer, content);
		response.writeHead(
			answer.status,
			Object.fromEntries([...answer.headers].filter(([name]) => !ofConnection.has(name))),
		);
		response.end(content);
	}

	private keep(method: string, url: string, answer: Response, content: Buffer): void {
		if (answer.headers.get('content-type')?.includes('json') !== true) return;
		const { pathname: path, searchParams } = new URL(url, 'http://127.0.0.1');
		const query = Object.fromEntries(searchParams);
		const { status } = answer;
		this.answers.push({ method, path, query, status, body: JSON.parse(content.toString()) });
	}
}

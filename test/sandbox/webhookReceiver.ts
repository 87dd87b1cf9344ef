import { createServer, type IncomingHttpHeaders } from 'node:http';

/** The body of a delivery; a test looks into the keys it is about. */
export interface Payload {
	data: Record<string, unknown> | null;
	previous: Record<string, unknown> | null;
	meta: Record<string, unknown> & { id: string; action: string; entity: string; attempt: number };
}

export interface Received {
	headers: IncomingHttpHeaders;
	payload: Payload;
}

/** Somebody who is told by webhooks. */
export interface Receiver {
	url: string;
	/** What arrived, in order of arrival. */
	received: Received[];
	/** What it answers; undefined: nothing at all. */
	answer(status: number | undefined, headers?: Record<string, string>): void;
	clear(): void;
	close(): Promise<void>;
}

/** Starts a receiver on a free port of this machine. It answers 200 until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	let status: number | undefined = 200;
	let headers: Record<string, string> = {};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			if (request.method === 'POST') {
				const payload: Payload = JSON.parse(Buffer.concat(chunks).toString());
				received.push({ headers: request.headers, payload });
			}
			if (status !== undefined) response.writeHead(status, headers).end();
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://127.0.0.1:${String(port)}`,
		received,
		answer: (wanted, more = {}) => {
			status = wanted;
			headers = more;
		},
		clear: () => void received.splice(0),
		close: () =>
			new Promise((done) => {
				server.close(() => {
					done();
				});
				server.closeAllConnections();
			}),
	};
}

import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** A request to the API as this process sent it. */
export interface SentRequest {
	/** `performance.now()` when it was sent. */
	sentAt: number;
	method: string;
	path: string;
	/** Undefined when no answer came. */
	status: number | undefined;
}

/** Notes every request to the API that this process sends, by Node's own reports. */
export class RequestWatch {
	readonly sent: SentRequest[] = [];

	/** The most that were under way at once. */
	mostAtOnce = 0;

	private readonly underWay = new Set<SentRequest>();

	constructor() {
		const known = new WeakMap<ClientRequest, SentRequest>();
		subscribe('http.client.request.start', (message) => {
			const { request } = message as { request: ClientRequest };
			if (!request.path.startsWith('/api/')) return;
			const { method, path } = request;
			const note: SentRequest = { sentAt: performance.now(), method, path, status: undefined };
			known.set(request, note);
			this.sent.push(note);
			this.underWay.add(note);
			this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay.size);
			request.once('close', () => this.underWay.delete(note));
		});
		subscribe('http.client.response.finish', (message) => {
			const { request, response } = message as {
				request: ClientRequest;
				response: IncomingMessage;
			};
			const note = known.get(request);
			if (note === undefined) return;
			note.status = response.statusCode;
			response.once('end', () => this.underWay.delete(note));
		});
	}
}

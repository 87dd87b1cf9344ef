import type { ReceivedAnswer, SentRequest } from './checkExchange.ts';

/** How to reach a running sandbox. */
export interface SandboxAccess {
	url: string;
	apiToken: string;
}

/** A request of the walk with its answer. */
export interface Walked {
	request: SentRequest;
	answer: ReceivedAnswer;
	/** Whether the API would refuse the request. */
	isBad: boolean;
}

type Fields = Record<string, unknown>;

/** Sends requests to a sandbox one after the other, and keeps each with its answer. */
export class SandboxWalk {
	readonly walked: Walked[] = [];
	private readonly access: SandboxAccess;

	constructor(access: SandboxAccess) {
		this.access = access;
	}

	/**
	 * Sends one request that the API takes, and keeps it.
	 *
	 * @param path path with version, without query
	 * @returns the body of the answer, whatever its status
	 */
	send(method: string, path: string, query: Fields = {}, body?: unknown): Promise<Fields> {
		return this.exchange({ method, path, query, body }, false);
	}

	/** Sends one request that the API refuses, and keeps it. */
	async sendBad(method: string, path: string, query: Fields = {}, body?: unknown): Promise<void> {
		await this.exchange({ method, path, query, body }, true);
	}

	/** The rows of one page of a list. */
	async list(path: string, query: Fields = {}): Promise<Fields[]> {
		return rowsOf((await this.send('GET', path, query))['data']);
	}

	/** Reads the first pages of a v2 list by its cursor. */
	async turnPages(path: string, query: Fields, pages: number): Promise<void> {
		let cursor: unknown;
		for (let page = 0; page < pages; page += 1) {
			const body = await this.send('GET', path, cursor == null ? query : { ...query, cursor });
			const additional = body['additional_data'];
			cursor = isFields(additional) ? additional['next_cursor'] : undefined;
			if (cursor == null) return;
		}
	}

	/** Creates a record and returns its id. */
	async create(path: string, body: unknown): Promise<unknown> {
		const { data } = await this.send('POST', path, {}, body);
		return isFields(data) ? data['id'] : undefined;
	}

	private async exchange(request: Required<SentRequest>, isBad: boolean): Promise<Fields> {
		const { method, path, query, body } = request;
		const url = new URL(path, this.access.url);
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
		const isForm = body instanceof FormData || body instanceof URLSearchParams;
		const isJson = body !== undefined && !isForm;
		const first = await fetch(url, {
			method,
			headers: {
				'x-api-token': this.access.apiToken,
				...(isJson ? { 'content-type': 'application/json' } : {}),
			},
			redirect: 'manual',
			...(isForm ? { body } : isJson ? { body: JSON.stringify(body) } : {}),
		});
		// A redirect leads to another host, where the token has no business.
		const location = first.headers.get('location');
		const response = location === null ? first : await fetch(location);
		const hasJson = response.headers.get('content-type')?.includes('json') ?? false;
		const received: unknown = hasJson ? await response.json() : await response.text();
		this.walked.push({
			request,
			answer: { method, path, query, status: response.status, body: received },
			isBad,
		});
		return isFields(received) ? received : {};
	}
}

/** The objects of a list, or none when the value is no list. */
export function rowsOf(data: unknown): Fields[] {
	return Array.isArray(data) ? data.filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

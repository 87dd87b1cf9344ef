import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const root = resolve(import.meta.dirname, '../..');

/** What the sandbox's command line takes; see `npm run sandbox -- --help`. */
export interface SandboxFlags {
	/** Port on 127.0.0.1; left out, a free one. */
	port?: number;
	plan?: string;
	latency?: number;
	now?: string;
	seed?: number;
	deals?: number;
	dailyTokens?: number;
	searchLag?: number;
	freshInUpdatedSince?: boolean;
	contactSync?: boolean;
	campaigns?: boolean;
	lenient?: boolean;
	redirectUris?: string[];
}

/** A request as the sandbox logged it. */
export interface SandboxRequest {
	seq: number;
	method: string;
	path: string;
	query: Record<string, string>;
	body: unknown;
	status: number | null;
	tokens: number;
	auth: 'header' | 'query' | 'oauth' | null;
	ms: number | null;
}

export interface SandboxUsage {
	requests: number;
	tokens: number;
	rateLimited: number;
	faultsFired: number;
	violations: number;
}

/** What the sandbox would not let pass, where the real API might. */
export interface SandboxViolation {
	seq: number;
	method: string;
	path: string;
	message: string;
}

/** Which requests a fault hits, and what it does to them (sandbox/README.md). */
export interface SandboxFault {
	method?: string;
	path?: string;
	times?: number;
	after?: number;
	fault: {
		status?: number;
		json?: unknown;
		html?: string;
		headers?: Record<string, string>;
		delayMs?: number;
		reset?: 'before' | 'after';
	};
}

/** What happens to deliveries by hand instead of as usual (sandbox/README.md). */
export interface SandboxDeliveryRule {
	times?: number;
	drop?: number;
	repeat?: number;
	hold?: boolean;
}

/** One attempt to deliver an event to a webhook. */
export interface SandboxDelivery {
	seq: number;
	webhookId: number;
	eventId: string;
	action: string;
	object: string;
	entityId: string;
	attempt: number;
	outcome: string;
	status: number | null;
	reason: string | null;
}

/** Changes that somebody makes in Pipedrive's own pages (sandbox/README.md). */
export interface SandboxChanges {
	object: string;
	action: 'create' | 'change' | 'delete';
	count: number;
	userId?: number;
	bulk?: boolean;
}

/** A running sandbox, and its controls. */
export interface Sandbox {
	url: string;
	apiToken: string;
	oauth: { clientId: string; clientSecret: string; redirectUris: string[] };
	/** Sends a request with the API token; `path` with its version, e.g. `/api/v2/deals`. */
	call(method: string, path: string, body?: unknown): Promise<SandboxAnswer>;
	/** Puts account, clock, counters, faults and settings back to the start. */
	reset(): Promise<void>;
	/** Requests logged after a sequence number. */
	requests(since?: number): Promise<SandboxRequest[]>;
	clearRequests(): Promise<void>;
	usage(): Promise<SandboxUsage>;
	violations(): Promise<SandboxViolation[]>;
	arm(fault: SandboxFault): Promise<number>;
	disarm(): Promise<void>;
	configure(settings: {
		plan?: string;
		latency?: number;
		dailyTokens?: number;
		searchLag?: number;
		webhookTimeout?: number;
	}): Promise<void>;
	clock(change: { now?: string; advanceSeconds?: number }): Promise<string>;
	/** Makes changes by hand; the ids of the records. */
	makeChanges(changes: SandboxChanges): Promise<number[]>;
	/** Every attempt to deliver after a sequence number, once none is under way. */
	deliveries(since?: number): Promise<SandboxDelivery[]>;
	ruleDeliveries(rule: SandboxDeliveryRule): Promise<void>;
	unruleDeliveries(): Promise<void>;
	/** Sends what was held back, one after the other; how many that are. */
	releaseDeliveries(order?: 'made' | 'reversed'): Promise<number>;
	/** Any other control route below `/sandbox`. */
	control(method: string, path: string, body?: unknown): Promise<SandboxAnswer>;
	/** Ends the process; resolves when it is gone. */
	stop(): Promise<void>;
}

/** A JSON answer; `body` is whatever came, for the test to look into. */
export interface SandboxAnswer {
	status: number;
	headers: Headers;
	text: string;
	body: SandboxBody;
}

/** The envelope keys of the API, all optional: tests look at those they expect. */
export interface SandboxBody {
	success?: boolean;
	data?: unknown;
	additional_data?: { next_cursor?: string | null };
	error?: string;
	code?: string;
	error_info?: string;
	errorCode?: number;
	[key: string]: unknown;
}

interface Ready {
	url: string;
	apiToken: string;
	oauth: Sandbox['oauth'];
}

type SandboxProcess = ChildProcessByStdio<Writable, Readable, Readable>;

function argumentsOf(flags: SandboxFlags): string[] {
	const values: [string, string | number | undefined][] = [
		['--port', flags.port ?? 0],
		['--plan', flags.plan ?? 'unlimited'],
		['--latency', flags.latency],
		['--now', flags.now],
		['--seed', flags.seed],
		['--deals', flags.deals],
		['--daily-tokens', flags.dailyTokens],
		['--search-lag', flags.searchLag],
		...(flags.redirectUris ?? []).map((uri): [string, string] => ['--redirect-uri', uri]),
	];
	return [
		...values.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)])),
		...(flags.contactSync ? ['--contact-sync'] : []),
		...(flags.campaigns ? ['--campaigns'] : []),
		...(flags.lenient ? ['--lenient'] : []),
		...(flags.freshInUpdatedSince ? ['--fresh-in-updated-since'] : []),
	];
}

async function readyLine(child: SandboxProcess): Promise<Ready> {
	const complaints: string[] = [];
	child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
	for await (const line of createInterface({ input: child.stdout })) {
		const ready: Ready = JSON.parse(line);
		return ready;
	}
	throw new Error(`The sandbox did not start: ${complaints.join('')}`);
}

/** One JSON request to the sandbox; `headers` carry the credentials, if any. */
export async function requestJson(
	method: string,
	url: string,
	headers: Record<string, string> = {},
	body?: unknown,
): Promise<SandboxAnswer> {
	const response = await fetch(url, {
		method,
		headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	const parsed: SandboxBody = isJson ? JSON.parse(text) : {};
	return { status: response.status, headers: response.headers, text, body: parsed };
}

function stopper(child: SandboxProcess): () => Promise<void> {
	const gone = new Promise<void>((done) => {
		child.once('exit', () => {
			done();
		});
	});
	return () => {
		child.kill('SIGTERM');
		return gone;
	};
}

type Controls = Omit<Sandbox, keyof Ready | 'call' | 'stop'>;

function controlsOf(url: string): Controls {
	const control = async (method: string, path: string, body?: unknown) => {
		const answer = await requestJson(method, `${url}/sandbox${path}`, {}, body);
		if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
		return answer;
	};
	const read = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
		const { text } = await control(method, path, body);
		const parsed: T = JSON.parse(text);
		return parsed;
	};
	return {
		control,
		reset: async () => void (await control('POST', '/reset')),
		requests: async (since = 0) => {
			const path = `/requests?since=${String(since)}`;
			return (await read<{ requests: SandboxRequest[] }>('GET', path)).requests;
		},
		clearRequests: async () => void (await control('DELETE', '/requests')),
		usage: () => read('GET', '/usage'),
		violations: async () =>
			(await read<{ violations: SandboxViolation[] }>('GET', '/violations')).violations,
		arm: async (fault) => (await read<{ id: number }>('POST', '/faults', fault)).id,
		disarm: async () => void (await control('DELETE', '/faults')),
		configure: async (settings) => void (await control('POST', '/settings', settings)),
		makeChanges: async (changes) =>
			(await read<{ ids: number[] }>('POST', '/changes', changes)).ids,
		deliveries: async (since = 0) => {
			const path = `/deliveries?settled=true&since=${String(since)}`;
			return (await read<{ deliveries: SandboxDelivery[] }>('GET', path)).deliveries;
		},
		ruleDeliveries: async (rule) => void (await control('POST', '/deliveries/rules', rule)),
		unruleDeliveries: async () => void (await control('DELETE', '/deliveries/rules')),
		releaseDeliveries: async (order = 'made') =>
			(await read<{ released: number }>('POST', '/deliveries/release', { order })).released,
		clock: async (change) => (await read<{ now: string }>('POST', '/clock', change)).now,
	};
}

/**
 * Starts a sandbox in a process of its own, on a free port unless one is named. It has no rate limit unless a plan is
 * named. Call `stop()` when done; it also ends with the test process.
 * @throws when it does not come up, with what it printed
 */
export async function startSandbox(flags: SandboxFlags = {}): Promise<Sandbox> {
	const child = spawn(
		resolve(root, 'node_modules/.bin/node'),
		['sandbox/main.ts', '--json', '--exit-with-parent', ...argumentsOf(flags)],
		{ cwd: root, stdio: ['pipe', 'pipe', 'pipe'] },
	);
	const stop = stopper(child);
	const ready = await readyLine(child);
	const call = (method: string, path: string, body?: unknown) =>
		requestJson(method, ready.url + path, { 'x-api-token': ready.apiToken }, body);
	return { ...ready, call, ...controlsOf(ready.url), stop };
}

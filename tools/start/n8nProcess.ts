import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from './home.ts';
import { pathWithThisNode } from './npm.ts';
import { freePort, loopback } from './ports.ts';
import { killGroup } from './processGroup.ts';

const patienceMs = 15_000;
const askAgainMs = 250;
const linesShown = 12;

/** n8n, started and ready for requests. */
export interface RunningN8n {
	url: string;
	/** Resolves when the process is gone, for whatever reason. */
	ended: Promise<void>;
	/** Ends it and resolves when it is gone. */
	stop(): Promise<void>;
	/** Ends it in the middle of its work, as a crash does, and resolves when it is gone. */
	kill(): Promise<void>;
}

/** Which of n8n's processes is started, and how. */
export interface N8nProcess {
	/** n8n's command with its options, e.g. `['worker', '--concurrency=5']`. */
	command: string[];
	/** A free port, on which it answers. */
	port: number;
	/** Path that answers JSON as soon as the process takes work. */
	readyAt: string;
	/** File that takes what it prints. */
	log: string;
	/** Environment variables beside, or instead of, those that every start has. */
	settings: Record<string, string>;
}

/**
 * Starts n8n with its editor on loopback.
 * Its port opens, and its health is good, before its own routes are there, so one of those is asked.
 * @param port a free one
 * @param settings environment variables beside, or instead of, those that every start has
 * @throws with the last lines of its log when it ends before it is ready
 */
export async function startN8n(
	home: Home,
	port: number,
	signal: AbortSignal,
	settings: Record<string, string> = {},
): Promise<RunningN8n> {
	const { log } = home;
	const main = { command: ['start'], port, readyAt: '/rest/settings', log, settings };
	return await startN8nProcess(home, main, signal);
}

/**
 * Starts one of n8n's processes in a process group of its own (so that Ctrl-C reaches it through `stop` alone)
 * and waits until it answers.
 * @throws with the last lines of its log when it ends before it is ready
 */
export async function startN8nProcess(
	home: Home,
	wanted: N8nProcess,
	signal: AbortSignal,
): Promise<RunningN8n> {
	const url = urlOf(wanted.port);
	const log = await open(wanted.log, 'a');
	const n8n = join(home.host, 'node_modules', 'n8n', 'bin', 'n8n');
	const child = spawn(process.execPath, [n8n, ...wanted.command], {
		cwd: home.host,
		env: { ...(await environment(home, wanted.port)), ...wanted.settings },
		stdio: ['ignore', log.fd, log.fd],
		detached: true,
	});
	const ended = new Promise<void>((done) => {
		child.once('exit', () => {
			done();
		});
	});
	await log.close();
	const stop = async () => {
		await end(child, ended);
	};
	const kill = async () => {
		killGroup(child.pid);
		await ended;
	};
	try {
		await ready(url + wanted.readyAt, AbortSignal.any([signal, abortedWhen(ended)]));
	} catch (error) {
		await stop();
		signal.throwIfAborted();
		throw await earlyEnd(wanted, error);
	}
	return { url, ended, stop, kill };
}

/** Where n8n answers, and what it is told about itself. */
export function urlOf(port: number): string {
	return `http://${loopback}:${String(port)}`;
}

async function environment(home: Home, port: number): Promise<NodeJS.ProcessEnv> {
	const ownSettings = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL$)/;
	const inherited = Object.entries(process.env).filter(([name]) => !ownSettings.test(name));
	const url = urlOf(port);
	return {
		...Object.fromEntries(inherited),
		PATH: pathWithThisNode(),
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		N8N_USER_FOLDER: home.data,
		N8N_LISTEN_ADDRESS: loopback,
		N8N_HOST: loopback,
		N8N_PORT: String(port),
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		N8N_EDITOR_BASE_URL: `${url}/`,
		N8N_WEBHOOK_URL: `${url}/`,
		N8N_RUNNERS_BROKER_PORT: String(await freePort(0, '')),
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
	};
}

async function ready(address: string, signal: AbortSignal): Promise<void> {
	while (!(await answers(address))) await pause(askAgainMs, undefined, { signal });
}

async function answers(address: string): Promise<boolean> {
	try {
		const response = await fetch(address);
		return response.ok && (response.headers.get('content-type')?.includes('json') ?? false);
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

function abortedWhen(ended: Promise<void>): AbortSignal {
	const controller = new AbortController();
	void ended.then(() => {
		controller.abort();
	});
	return controller.signal;
}

async function earlyEnd({ command, log }: N8nProcess, cause: unknown): Promise<Error> {
	const lines = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-linesShown);
	const said = `n8n ${command[0] ?? ''} ended before it was ready; its log says:`;
	return new Error([said, ...lines].join('\n'), { cause });
}

/** Asks n8n to end; what is left of its group after that is ended for it. */
async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
	child.kill('SIGTERM');
	const patience = new AbortController();
	await Promise.race([ended, pause(patienceMs, undefined, { signal: patience.signal })]);
	patience.abort();
	killGroup(child.pid);
	await ended;
}

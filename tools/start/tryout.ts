import { mkdir, rm } from 'node:fs/promises';
import type { ListrTask } from 'listr2';
import { type Sandbox, startSandbox } from '../../sandbox/client/startSandbox.ts';
import {
	furnishCredentials,
	furnishWorkflows,
	type ImportedWorkflow,
	requireNode,
} from './furnish.ts';
import type { Home } from './home.ts';
import { installHost, readHostManifest } from './installHost.ts';
import { installPackage } from './installPackage.ts';
import { type RunningN8n, startN8n, urlOf } from './n8nProcess.ts';
import type { StartOptions } from './options.ts';
import { freePort } from './ports.ts';
import { owner, Session } from './session.ts';

/** What is printed when everything is up, and what `--json` prints. */
export interface Ready {
	/** Where n8n's editor is. */
	url: string;
	owner: { email: string; password: string };
	sandbox: Pick<Sandbox, 'url' | 'apiToken' | 'oauth'>;
	/** Credential ids by credential type. */
	credentials: Record<string, string>;
	workflows: ImportedWorkflow[];
}

/** n8n and the sandbox, from nothing to furnished, and their end. */
export class Tryout {
	private sandbox: Sandbox | undefined;

	private n8n: RunningN8n | undefined;

	private ports = { n8n: 0, sandbox: 0 };

	private ready: Ready | undefined;

	private readonly home: Home;

	private readonly options: StartOptions;

	private readonly signal: AbortSignal;

	/** @param signal gives up whatever is under way */
	constructor(home: Home, options: StartOptions, signal: AbortSignal) {
		this.home = home;
		this.options = options;
		this.signal = signal;
	}

	/**
	 * The steps of a start, in order.
	 * @throws when a port that was asked for is taken, before anything is done
	 */
	async tasks(): Promise<ListrTask[]> {
		this.ports = {
			n8n: await freePort(this.options.port, '--port'),
			sandbox: await freePort(this.options.sandboxPort, '--sandbox-port'),
		};
		const wanted = await readHostManifest();
		const { home, signal } = this;
		return [
			{
				title: `n8n ${wanted.version}`,
				task: async (_, task) => {
					task.title += ', installed once: 5 to 10 minutes and 3 GB';
					const report = (progress: string) => (task.output = progress);
					const done = await installHost(home, wanted, report, signal);
					task.title = `n8n ${wanted.version} ${done ? 'installed' : 'is installed'}`;
				},
			},
			{
				title: 'Install the node package into n8n',
				task: async (_, task) => {
					if (this.options.reset) await rm(home.data, { recursive: true, force: true });
					const done = await installPackage(home, signal);
					task.title = `Node package ${done ? 'installed into n8n' : 'is installed'}`;
				},
			},
			{ title: 'Start the sandbox account', task: () => this.startSandbox() },
			{ title: 'Start n8n', task: () => this.startN8n() },
			{ title: 'Credentials and example workflows', task: () => this.furnish() },
		];
	}

	/** @throws when called before all tasks are done */
	result(): { ready: Ready; ended: Promise<void> } {
		if (!this.ready || !this.n8n) throw new Error('The start is not finished');
		return { ready: this.ready, ended: this.n8n.ended };
	}

	/** Ends everything that was started, and waits for its end. */
	async stop(): Promise<void> {
		await Promise.all([this.n8n?.stop(), this.sandbox?.stop()]);
	}

	private async startSandbox(): Promise<void> {
		this.sandbox = await startSandbox({
			plan: this.options.plan,
			port: this.ports.sandbox,
			redirectUris: [`${urlOf(this.ports.n8n)}/rest/oauth2-credential/callback`],
		});
	}

	private async startN8n(): Promise<void> {
		await mkdir(this.home.data, { recursive: true });
		await rm(this.home.log, { force: true });
		this.n8n = await startN8n(this.home, this.ports.n8n, this.signal);
	}

	private async furnish(): Promise<void> {
		const { sandbox, n8n } = this;
		if (!sandbox || !n8n) throw new Error('The sandbox and n8n are started first');
		const session = await Session.open(n8n.url);
		await requireNode(session, this.home.log);
		const credentials = await furnishCredentials(session, sandbox);
		const { url, apiToken, oauth } = sandbox;
		this.ready = {
			url: n8n.url,
			owner: { email: owner.email, password: owner.password },
			sandbox: { url, apiToken, oauth },
			credentials: Object.fromEntries([...credentials].map(([type, { id }]) => [type, id])),
			workflows: await furnishWorkflows(session, this.home, credentials),
		};
	}
}

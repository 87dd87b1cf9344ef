import { type Sandbox, startSandbox } from '../../../sandbox/client/startSandbox.ts';
import type { Home } from '../../../tools/start/home.ts';
import { installPackage } from '../../../tools/start/installPackage.ts';
import { type RunningN8n, startN8n, urlOf } from '../../../tools/start/n8nProcess.ts';
import { freePort } from '../../../tools/start/ports.ts';
import { Session } from '../../../tools/start/session.ts';
import type { Stage } from '../stage.ts';

/** One n8n on SQLite, which keeps its port and its data over restarts. */
export class Instance {
	readonly url: string;

	readonly home: Home;

	private readonly port: number;

	private readonly signal: AbortSignal;

	private running: RunningN8n | undefined;

	private constructor(home: Home, port: number, signal: AbortSignal) {
		this.home = home;
		this.port = port;
		this.url = urlOf(port);
		this.signal = signal;
	}

	/** Lays out an n8n with an empty database; it is started by `start` and ended with the stage. */
	static async on(stage: Stage): Promise<Instance> {
		const home = await stage.homeOf('n8n');
		const instance = new Instance(home, await freePort(0, ''), stage.signal);
		stage.onEnd(() => instance.stop());
		return instance;
	}

	/**
	 * @param settings environment variables beside those that every start has
	 * @returns a session of the owner
	 */
	async start(settings: Record<string, string> = {}): Promise<Session> {
		this.running = await startN8n(this.home, this.port, this.signal, settings);
		return await Session.open(this.url);
	}

	async stop(): Promise<void> {
		await this.running?.stop();
		this.running = undefined;
	}

	/** @param settings as for `start` */
	async restart(settings: Record<string, string> = {}): Promise<Session> {
		await this.stop();
		return await this.start(settings);
	}

	/** Ends n8n as a crash does. */
	async crash(): Promise<void> {
		await this.running?.kill();
		this.running = undefined;
	}
}

/** What most parts play with. */
export interface Furnished {
	instance: Instance;
	session: Session;
	sandbox: Sandbox;
}

/**
 * Starts a sandbox that knows n8n's OAuth callback, and an n8n with the package installed from its tarball.
 * @param plan rate limits of the sandbox's account
 */
export async function furnish(stage: Stage, plan: string): Promise<Furnished> {
	const instance = await Instance.on(stage);
	const sandbox = await stage.step('start the sandbox', () =>
		startSandbox({ plan, redirectUris: [`${instance.url}/rest/oauth2-credential/callback`] }),
	);
	stage.onEnd(() => sandbox.stop());
	await stage.step('install the packed package', () => installPackage(instance.home, stage.signal));
	const session = await stage.step('start n8n', () => instance.start());
	return { instance, session, sandbox };
}

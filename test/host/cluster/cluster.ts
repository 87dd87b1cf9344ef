import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../../../tools/start/home.ts';
import { installPackage } from '../../../tools/start/installPackage.ts';
import {
	type N8nProcess,
	type RunningN8n,
	startN8nProcess,
	urlOf,
} from '../../../tools/start/n8nProcess.ts';
import { freePort, loopback } from '../../../tools/start/ports.ts';
import { Session } from '../../../tools/start/session.ts';
import type { Stage } from '../stage.ts';
import { startPostgres, startRedis } from './servers.ts';

/** How soon a worker that is gone is noticed: much sooner than n8n's usual minute. */
const soonNoticed = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** A worker of the cluster. */
export interface Worker {
	name: string;
	/** Ends it in the middle of its work. */
	kill(): Promise<void>;
	/** Ids of the executions that it says it has begun. */
	begun(): Promise<string[]>;
}

/** n8n in queue mode: main, two workers and a webhook processor on Redis and PostgreSQL. */
export class Cluster {
	readonly home: Home;

	/** Where webhooks arrive. */
	webhookUrl = '';

	private readonly stage: Stage;

	private settings: Record<string, string> = {};

	private constructor(home: Home, stage: Stage) {
		this.home = home;
		this.stage = stage;
	}

	/** Starts everything but the workers; it ends with the stage. */
	static async start(stage: Stage): Promise<{ cluster: Cluster; session: Session }> {
		const cluster = new Cluster(await stage.homeOf('cluster'), stage);
		return { cluster, session: await cluster.startMain() };
	}

	/** Starts a worker that runs up to twenty executions at once. @param name of its log */
	async startWorker(name: string): Promise<Worker> {
		const port = await freePort(0, '');
		const running = await this.startProcess(
			name,
			['worker', '--concurrency=20'],
			port,
			'/healthz/readiness',
		);
		const begun = async () => {
			const log = await readFile(this.logOf(name), 'utf8');
			return [...log.matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id ?? '');
		};
		return { name, begun, kill: () => running.kill() };
	}

	private async startMain(): Promise<Session> {
		const { stage } = this;
		const redis = await stage.step('Redis', () => startRedis(stage));
		const postgres = await stage.step('PostgreSQL', () => startPostgres(stage));
		await stage.step('install the packed package', () => installPackage(this.home, stage.signal));
		const webhookPort = await freePort(0, '');
		this.webhookUrl = urlOf(webhookPort);
		this.settings = { ...soonNoticed, ...this.shared(redis, postgres) };
		const port = await freePort(0, '');
		const main = () => this.startProcess('main', ['start'], port, '/rest/settings');
		const { url } = await stage.step('main', main);
		const webhooks = () => this.startProcess('webhook', ['webhook'], webhookPort, '/healthz');
		await stage.step('webhook processor', webhooks);
		return await Session.open(url);
	}

	private async startProcess(
		name: string,
		command: string[],
		port: number,
		readyAt: string,
	): Promise<RunningN8n> {
		const process: N8nProcess = {
			command,
			port,
			readyAt,
			log: this.logOf(name),
			settings: { ...this.settings, QUEUE_HEALTH_CHECK_PORT: String(port) },
		};
		const running = await startN8nProcess(this.home, process, this.stage.signal);
		this.stage.onEnd(() => running.stop());
		return running;
	}

	private logOf(name: string): string {
		return join(this.stage.folder, `${name}.log`);
	}

	private shared(redis: number, postgres: number): Record<string, string> {
		return {
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: 'encryption-key-of-the-test',
			N8N_WEBHOOK_URL: `${this.webhookUrl}/`,
			QUEUE_BULL_REDIS_HOST: loopback,
			QUEUE_BULL_REDIS_PORT: String(redis),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			N8N_WORKER_SERVER_ADDRESS: loopback,
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: loopback,
			DB_POSTGRESDB_PORT: String(postgres),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'postgres',
			DB_POSTGRESDB_PASSWORD: 'postgres',
		};
	}
}

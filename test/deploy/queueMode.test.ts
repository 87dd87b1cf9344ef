import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = join(__dirname, '../../deploy/queue-mode');

interface Service {
	image: string;
	command?: string;
	environment?: Record<string, string>;
	volumes?: string[];
}

interface Compose {
	services: Record<string, Service>;
	volumes: Record<string, unknown>;
}

const text = readFileSync(join(folder, 'compose.yaml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;

/** Names as n8n 2.41, Redis's and PostgreSQL's images, and the service `nodes` know them. */
const n8nVariables = [
	'DB_POSTGRESDB_DATABASE',
	'DB_POSTGRESDB_HOST',
	'DB_POSTGRESDB_PASSWORD',
	'DB_POSTGRESDB_PORT',
	'DB_POSTGRESDB_USER',
	'DB_TYPE',
	'EXECUTIONS_MODE',
	'GENERIC_TIMEZONE',
	'N8N_EDITOR_BASE_URL',
	'N8N_ENCRYPTION_KEY',
	'N8N_PROXY_HOPS',
	'N8N_WEBHOOK_URL',
	'QUEUE_BULL_REDIS_HOST',
	'QUEUE_BULL_REDIS_PORT',
	'QUEUE_HEALTH_CHECK_ACTIVE',
];
const variables: Record<string, string[]> = {
	main: n8nVariables,
	nodes: ['PACKAGE_VERSION'],
	postgres: ['POSTGRES_DB', 'POSTGRES_PASSWORD', 'POSTGRES_USER'],
	redis: [],
	webhook: n8nVariables,
	worker: n8nVariables,
};

describe('the compose file of queue mode', () => {
	it('gives every service variables that it knows, and no other', () => {
		const given = Object.entries(compose.services).map(([name, { environment = {} }]) => [
			name,
			Object.keys(environment).sort(),
		]);
		expect(Object.fromEntries(given)).toEqual(variables);
	});

	it('gives main, workers and webhook processors the same package, image and settings', () => {
		const processes = ['main', 'worker', 'webhook'].map((name) => compose.services[name]);
		expect(processes.map((one) => one?.command?.split(' ')[0])).toEqual([
			undefined,
			'worker',
			'webhook',
		]);
		for (const one of processes) {
			expect(one?.volumes).toContain('nodes:/home/node/.n8n/nodes');
			expect(one?.image).toBe(compose.services.nodes?.image);
			expect(one?.environment).toEqual(compose.services.main?.environment);
		}
	});

	it('names only volumes that it declares', () => {
		const used = Object.values(compose.services).flatMap(({ volumes = [] }) =>
			volumes.map((volume) => volume.split(':')[0]),
		);
		expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
	});

	it('asks for what the example of its .env file has', () => {
		const asked = [...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map(([, name]) => name);
		const example = readFileSync(join(folder, '.env.example'), 'utf8');
		const offered = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);
		expect([...new Set(asked)].sort()).toEqual(offered.sort());
	});
});

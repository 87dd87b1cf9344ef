import type { IDataObject } from 'n8n-workflow';
import { stopEngine } from '../../engine/n8n';
import { type Sandbox, type SandboxFlags, startSandbox } from '../../sandbox/client/startSandbox';

/** A sandbox for the tests of a file, and what they read of its account by the API itself. */
export interface TestAccount {
	readonly sandbox: Sandbox;
	/** One record. */
	read: (path: string) => Promise<IDataObject>;
	/** One page of a list. */
	list: (path: string) => Promise<IDataObject[]>;
	/** The user of this name. */
	userNamed: (name: string) => Promise<IDataObject>;
	/** What was asked of a path. */
	sent: (method: string, path: string) => Promise<{ query: Record<string, string> }[]>;
}

/** Starts a sandbox before the tests of a file, resets it after each of them, and ends it after all. */
export function useSandbox(flags: SandboxFlags = { now: '2026-01-15T09:00:00Z' }): TestAccount {
	let sandbox: Sandbox | undefined;
	const running = (): Sandbox => {
		if (sandbox === undefined) throw new Error('The sandbox runs only within tests');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox(flags);
	});
	afterEach(async () => {
		const violations = await running().violations();
		await running().disarm();
		await running().reset();
		expect(violations).toEqual([]);
	});
	afterAll(async () => {
		await running().stop();
		await stopEngine();
	});
	const dataOf = async (path: string) => (await running().call('GET', path)).body.data;
	return {
		get sandbox() {
			return running();
		},
		read: async (path) => (await dataOf(path)) as IDataObject,
		list: async (path) => (await dataOf(path)) as IDataObject[],
		userNamed: async (wanted) => {
			const users = (await dataOf('/api/v1/users')) as IDataObject[];
			const user = users.find(({ name }) => name === wanted);
			if (user === undefined) throw new Error(`There is no user ${wanted}`);
			return user;
		},
		sent: async (method, path) =>
			(await running().requests()).filter(
				(request) => request.method === method && request.path === path,
			),
	};
}

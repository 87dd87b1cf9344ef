import type { IDataObject } from 'n8n-workflow';
import { ChangesWorkflow } from '../../engine/changesNode';
import type { ResourceCases } from '../operationCase';
import { change, create } from './account';

/**
 * Get Changes and Confirm Changes of a resource, whose records have this list and this name.
 * @param needed what a record needs beside its name
 */
export const changesOf = (
	resource: string,
	path: string,
	name: string,
	needed: IDataObject = {},
): ResourceCases => ({
	getChanges: {
		play: async (account, credential) => {
			const firstSince = '2026-01-15T09:00:00Z';
			const flow = new ChangesWorkflow(
				{ Changes: { resource, operation: 'getChanges', firstSince } },
				credential,
			);
			const next = async () => await flow.execute(async (run) => await run('Changes'));
			expect(await next()).toEqual([]);
			await account.sandbox.clock({ advanceSeconds: 30 });
			const { id } = await create(account, path, { ...needed, [name]: 'New' });
			const [known] = await account.list(`${path}?limit=1`);
			await change(account, 'PATCH', `${path}/${String(known?.id)}`, { [name]: 'Changed' });
			const found = (await next()).map(({ json }) => [json.id, json[name]]);
			const read = async (one: unknown) => (await account.read(`${path}/${String(one)}`))[name];
			expect(found.sort()).toEqual(
				[
					[known?.id, await read(known?.id)],
					[id, await read(id)],
				].sort(),
			);
		},
	},
	confirmChanges: {
		play: async (account, credential) => {
			const firstSince = '2026-01-15T09:00:00Z';
			const get = { resource, operation: 'getChanges', firstSince, moveMark: 'whenConfirmed' };
			const confirm = { resource, operation: 'confirmChanges', changesNode: 'Changes' };
			const flow = new ChangesWorkflow({ Changes: get, Confirm: confirm }, credential);
			const idsAfter = async (isConfirmed: boolean) =>
				await flow.execute(async (run) => {
					const items = await run('Changes');
					if (isConfirmed) await run('Confirm');
					return items.map(({ json }) => json.id);
				});
			await idsAfter(true);
			await account.sandbox.clock({ advanceSeconds: 30 });
			const { id } = await create(account, path, { ...needed, [name]: 'New' });
			expect(await idsAfter(false)).toEqual([id]);
			expect(await idsAfter(true)).toEqual([id]);
			expect(await idsAfter(true)).toEqual([]);
		},
	},
});

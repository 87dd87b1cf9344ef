import type { INodeParameters } from 'n8n-workflow';
import { byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (parameters: INodeParameters) =>
	await runNode(account.sandbox, { parameters: { resource: 'leadLabel', ...parameters } });

it('are created, renamed, listed and deleted', async () => {
	const made = await run({ operation: 'create', name: 'Webinar', color: 'dark-gray' });
	expect(made.json[0]).toMatchObject({ name: 'Webinar', color: 'dark-gray' });
	const renamed = await run({
		operation: 'update',
		leadLabelId: byName('webinar'),
		additionalFields: { name: 'Webinar 2026', color: 'pink' },
	});
	expect(renamed.json[0]).toMatchObject({ id: made.json[0]?.id, color: 'pink' });
	const all = await run({ operation: 'getAll', returnAll: true, simple: false });
	expect(all.json).toEqual(await account.list('/api/v1/leadLabels'));
	expect(all.json.map(({ name }) => name)).toContain('Webinar 2026');
	const { json } = await run({ operation: 'delete', leadLabelId: byName('Webinar 2026') });
	expect(json).toEqual([{ deleted: true, id: made.json[0]?.id }]);
	const left = await account.list('/api/v1/leadLabels');
	expect(left.map(({ name }) => name)).not.toContain('Webinar 2026');
});

it('are cut by the limit, and it says so', async () => {
	const { json, hints } = await run({ operation: 'getAll', returnAll: false, limit: 2 });
	expect(json).toHaveLength(2);
	expect(hints.join()).toContain("'Limit' cut the list");
});

it('is told with the nearest name when there is none', async () => {
	const { error } = await run({ operation: 'delete', leadLabelId: byName('Warn') });
	expect(error?.message).toContain("has no lead label named 'Warn'");
	expect(error?.description).toContain("Did you mean 'Warm'?");
});

it('leads come from these sources', async () => {
	const { json } = await runNode(account.sandbox, {
		parameters: { resource: 'leadSource', operation: 'getAll', returnAll: true },
	});
	expect(json).toEqual(await account.list('/api/v1/leadSources'));
	expect(json).toContainEqual({ name: 'Web forms' });
});

import type { INodeParameters } from 'n8n-workflow';
import { runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

/** As the editor's AI button leaves a locator of a collection: at From List, with what a model says. */
const said = (value: string): INodeParameters => ({
	__rl: true,
	mode: 'list',
	value: `={{ ${JSON.stringify(value)} }}`,
});

const created = async (owner: string) =>
	await runNode(account.sandbox, {
		parameters: {
			operation: 'create',
			title: 'Said by a model',
			additionalFields: { owner_id: said(owner), pipeline_id: said('Partner Channel') },
		},
	});

it('takes names where the list is left to a model', async () => {
	const { json, error } = await created('Ana Silva');
	expect(error?.message).toBeUndefined();
	expect(await account.read(`/api/v2/deals/${String(json[0]?.id)}`)).toMatchObject({
		owner_id: 103,
		pipeline_id: 2,
	});
});

it('takes IDs there as well', async () => {
	const { json, error } = await created('103');
	expect(error?.message).toBeUndefined();
	expect(json[0]).toMatchObject({ owner_name: 'Ana Silva' });
});

it('tells a model of the name that it may have meant', async () => {
	const { error } = await created('Anna Silva');
	expect(error?.message).toContain("'Owner' has no user named 'Anna Silva'");
	expect(error?.description).toContain("'Ana Silva'");
});

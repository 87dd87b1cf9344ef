import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const getAll = async (parameters: INodeParameters) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'lead', operation: 'getAll', returnAll: true, ...parameters },
	});

const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);

describe('each filter gives what the API answers', () => {
	it.each<[string, INodeParameters, (ana: unknown) => string]>([
		['none', {}, () => ''],
		['owner', { owner_id: byName('Ana Silva') }, (ana) => `owner_id=${String(ana)}`],
		['person', { person_id: byId(12) }, () => 'person_id=12'],
		['organization', { organization_id: byId(4) }, () => 'organization_id=4'],
		[
			'updated since',
			{ updated_since: '2025-12-15T00:00:00Z' },
			() => 'updated_since=2025-12-15T00:00:00Z',
		],
	])('%s', async (_name, filters, query) => {
		const ana = await account.userNamed('Ana Silva');
		const { json, error } = await getAll({ filters });
		expect(error).toBeUndefined();
		expect(idsOf(json)).toEqual(
			idsOf(await account.list(`/api/v1/leads?limit=500&${query(ana.id)}`)),
		);
	});
});

describe('archived leads', () => {
	const open = async () => await account.list('/api/v1/leads?limit=500');
	const archived = async () => await account.list('/api/v1/leads/archived?limit=500');

	it('are left out, added, or alone', async () => {
		expect(await archived()).not.toEqual([]);
		expect(idsOf((await getAll({})).json)).toEqual(idsOf(await open()));
		expect(idsOf((await getAll({ filters: { archived: 'only' } })).json)).toEqual(
			idsOf(await archived()),
		);
		expect(idsOf((await getAll({ filters: { archived: 'include' } })).json)).toEqual(
			idsOf([...(await open()), ...(await archived())]),
		);
	});

	it.each(['only', 'include'])(
		'%s: by the time of the change, which their list does not take',
		async (choice) => {
			const since = '2025-11-15T00:00:00Z';
			const { json, error } = await getAll({ filters: { archived: choice, updated_since: since } });
			expect(error).toBeUndefined();
			const all = choice === 'only' ? await archived() : [...(await open()), ...(await archived())];
			const wanted = all.filter(({ update_time: time }) => String(time) >= since);
			expect(idsOf(json)).toEqual(idsOf(wanted));
			expect(wanted.length).toBeGreaterThan(0);
			expect(wanted.length).toBeLessThan(all.length);
		},
	);
});

describe('the order', () => {
	it.each(['add_time DESC', 'title ASC', 'expected_close_date DESC'])('%s', async (sort) => {
		const { json } = await getAll({ options: { sort } });
		const query = new URLSearchParams({ sort, limit: '500' });
		expect(idsOf(json)).toEqual(idsOf(await account.list(`/api/v1/leads?${query.toString()}`)));
	});

	it('says so when the limit cuts the list', async () => {
		const { json, hints } = await getAll({ returnAll: false, limit: 3 });
		expect(json).toHaveLength(3);
		expect(hints.join()).toContain("'Limit' cut the list");
	});
});

describe('Additional Conditions', () => {
	const condition = (field: string, operator: string, value = '') => ({
		conditions: { condition: [{ field, operator, value }] },
	});
	const expected = async (test: (lead: IDataObject) => boolean) =>
		idsOf((await account.list('/api/v1/leads?limit=500')).filter(test));

	it('on labels, by name', async () => {
		const labels = await account.list('/api/v1/leadLabels');
		const hot = String(labels.find(({ name }) => name === 'Hot')?.id);
		const { json, error } = await getAll(condition('Labels', 'is', 'Hot'));
		expect(error).toBeUndefined();
		const wanted = await expected(({ label_ids: ids }) => (ids as string[]).includes(hot));
		expect(wanted).not.toEqual([]);
		expect(idsOf(json)).toEqual(wanted);
	});

	it('on the value and its currency', async () => {
		const { json } = await getAll(condition('value', 'atLeast', '20000'));
		const amountOf = ({ value }: IDataObject) => (value as { amount: number } | null)?.amount ?? 0;
		expect(idsOf(json)).toEqual(await expected((lead) => amountOf(lead) >= 20_000));
		const inEuro = await getAll(condition('currency', 'is', 'EUR'));
		expect(idsOf(inEuro.json)).toEqual(
			await expected(({ value }) => (value as { currency: string } | null)?.currency === 'EUR'),
		);
	});

	it('on a custom field with options, and on one of several parts', async () => {
		const fields = await account.list('/api/v2/dealFields?limit=500');
		const industry = fields.find(({ field_name: name }) => name === 'Industry');
		const option = (industry?.options as { id: number; label: string }[]).find(
			({ label }) => label === 'Manufacturing',
		);
		const key = String(industry?.field_code);
		const { json } = await getAll(condition('Industry', 'is', 'Manufacturing'));
		expect(idsOf(json)).toEqual(await expected((lead) => lead[key] === String(option?.id)));
		const money = String(
			fields.find((field) => field.field_type === 'monetary' && field.is_custom_field)?.field_code,
		);
		const inUsd = await getAll(condition(`${money}.currency`, 'is', 'USD'));
		expect(idsOf(inUsd.json)).toEqual(
			await expected((lead) => lead[`${money}_currency`] === 'USD'),
		);
	});

	it('do not know the fields of deals', async () => {
		const { error } = await getAll(condition('stage_id', 'is', '5'));
		expect(error?.message).toContain("'stage_id'");
		expect(await account.sent('GET', '/api/v1/leads')).toEqual([]);
	});
});

it('checks other filters beside a stored one', async () => {
	const [filter] = await account.list('/api/v1/filters?type=leads');
	if (filter === undefined) throw new Error('The sample has no filter of leads');
	const ana = await account.userNamed('Ana Silva');
	const { json } = await getAll({
		filters: { filter_id: byName(String(filter.name)), owner_id: byName('Ana Silva') },
	});
	const all = await account.list(`/api/v1/leads?limit=500&filter_id=${String(filter.id)}`);
	expect(idsOf(json)).toEqual(idsOf(all.filter(({ owner_id: owner }) => owner === ana.id)));
});

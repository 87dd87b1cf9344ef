import type { IDataObject } from 'n8n-workflow';
import { byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

interface Row {
	field: string;
	operator: string;
	value?: unknown;
}

const getWhere = async (condition: Row[], more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		items: [{ from: '2025-12-01' }],
		onError: 'continueRegularOutput',
		parameters: {
			operation: 'getAll',
			returnAll: true,
			conditions: { condition },
			simple: false,
			...more,
		} as never,
	});

/** All deals that the list has, as the API answers them. */
async function allDeals(): Promise<IDataObject[]> {
	const first = await account.sandbox.call('GET', '/api/v2/deals?limit=500');
	const cursor = first.body.additional_data?.next_cursor ?? '';
	const second = await account.list(`/api/v2/deals?limit=500&cursor=${cursor}`);
	return [...(first.body.data as IDataObject[]), ...second];
}

const ids = (deals: IDataObject[]) => deals.map(({ id }) => id);

describe('Additional Conditions', () => {
	it.each<[string, Row[], (deal: IDataObject) => boolean]>([
		[
			'a number by size',
			[{ field: 'value', operator: 'atLeast', value: '50000' }],
			(deal) => Number(deal.value) >= 50000,
		],
		[
			'a text by a part of it, upper and lower case alike',
			[{ field: 'Title', operator: 'contains', value: 'WEBSITE' }],
			(deal) => String(deal.title).toLowerCase().includes('website'),
		],
		[
			'a choice among several',
			[{ field: 'currency', operator: 'isOneOf', value: 'USD, gbp' }],
			(deal) => ['USD', 'GBP'].includes(String(deal.currency)),
		],
		[
			'a moment behind the end of a day, given by an expression',
			[{ field: 'add_time', operator: 'isMore', value: '={{ $json.from }}' }],
			(deal) => String(deal.add_time) >= '2025-12-02T00:00:00Z',
		],
		[
			'what is empty',
			[{ field: 'person_id', operator: 'isEmpty' }],
			(deal) => deal.person_id === null,
		],
		[
			'two of them together',
			[
				{ field: 'currency', operator: 'is', value: 'EUR' },
				{ field: 'value', operator: 'isLess', value: 1000 },
			],
			(deal) => deal.currency === 'EUR' && Number(deal.value) < 1000,
		],
	])('finds deals by %s', async (_what, rows, matches) => {
		const { json } = await getWhere(rows);
		const expected = (await allDeals()).filter(matches);
		expect(expected.length).toBeGreaterThan(0);
		expect(ids(json)).toEqual(ids(expected));
	});

	it('finds deals by the label of a custom field, among any of several conditions', async () => {
		const fields = await account.list('/api/v2/dealFields?limit=500');
		const industry = fields.find(({ field_name }) => field_name === 'Industry');
		const option = (industry?.options as IDataObject[]).find(
			({ label }) => label === 'Manufacturing',
		);
		const { json } = await getWhere(
			[
				{ field: 'Industry', operator: 'is', value: 'manufacturing' },
				{ field: 'value', operator: 'atLeast', value: 59000 },
			],
			{ options: { conditionsMatch: 'any' } },
		);
		const key = String(industry?.field_code);
		const expected = (await allDeals()).filter(
			(deal) =>
				(deal.custom_fields as IDataObject)[key] === option?.id || Number(deal.value) >= 59000,
		);
		expect(ids(json)).toEqual(ids(expected));
	});

	it('works beside the filters of the API, and Limit counts what matches', async () => {
		const { json, hints } = await getWhere([{ field: 'currency', operator: 'is', value: 'USD' }], {
			returnAll: false,
			limit: 3,
			filters: { status: ['won'], owner_id: byName('Ana Silva') },
		});
		const expected = (await allDeals()).filter(
			(deal) =>
				deal.currency === 'USD' && deal.status === 'won' && deal.owner_id === json[0]?.owner_id,
		);
		expect(ids(json)).toEqual(ids(expected).slice(0, 3));
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
		const [page] = await account.sent('GET', '/api/v2/deals');
		expect(page?.query.limit).toBe('500');
	});

	it.each<[string, Row, string]>([
		[
			'an unknown field',
			{ field: 'Titel', operator: 'is', value: 'x' },
			"'Additional Conditions' has no field 'Titel'",
		],
		[
			'a number that is none',
			{ field: 'value', operator: 'isMore', value: 'much' },
			"'Value' takes a number, not 'much'",
		],
		[
			'a comparison with nothing',
			{ field: 'currency', operator: 'is', value: '' },
			"'Currency' is compared with nothing",
		],
	])('refuses %s before it reads', async (_what, row, message) => {
		const { json } = await getWhere([row]);
		expect(json[0]?.error).toContain(message);
		expect(await account.sent('GET', '/api/v2/deals')).toEqual([]);
	});
});

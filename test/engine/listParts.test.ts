import type { IDataObject } from 'n8n-workflow';
import { everyRow, getWhere, idsOf } from './conditionRun';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const deals = '/api/v2/deals';

describe('many IDs', () => {
	/** 250 deals in no order, some of them twice. */
	const manyIds = async () => {
		const all = idsOf(await everyRow(account, deals)).map(Number);
		const some = all.slice(0, 250).map((_, index) => all[(index * 7) % 250] ?? 0);
		return { distinct: some, given: [...some, ...some.slice(0, 30)] };
	};
	const inParts = (ids: number[]) =>
		[0, 100, 200].flatMap((start) => ids.slice(start, start + 100).sort((a, b) => a - b));

	it('are asked for 100 by 100, each of them once', async () => {
		const { given, distinct } = await manyIds();
		await account.sandbox.clearRequests();
		const { json, hints } = await getWhere(account, 'deal', [], {
			parameters: { filters: { ids: given.join(', ') } },
		});
		expect(idsOf(json)).toEqual(inParts(distinct));
		expect(hints).toEqual([]);
		const asked = (await account.sent('GET', deals)).map(({ query }) => query.ids ?? '');
		expect(asked).toEqual(
			[0, 100, 200].map((start) => distinct.slice(start, start + 100).join(',')),
		);
	});

	it('end at the limit, and the output says that it cut them', async () => {
		const { distinct } = await manyIds();
		await account.sandbox.clearRequests();
		const { json, hints } = await getWhere(account, 'deal', [], {
			parameters: { filters: { ids: distinct.join(',') }, returnAll: false, limit: 120 },
		});
		expect(idsOf(json)).toEqual(inParts(distinct).slice(0, 120));
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
		const asked = await account.sent('GET', deals);
		expect(asked.map(({ query }) => query.limit)).toEqual(['120', '20']);
	});

	it('end at a limit that is the end of a part, and the output says that the rest was not read', async () => {
		const { distinct } = await manyIds();
		const { json, hints } = await getWhere(account, 'deal', [], {
			parameters: { filters: { ids: distinct.join(',') }, returnAll: false, limit: 100 },
		});
		expect(json).toHaveLength(100);
		expect(hints).toEqual([expect.stringContaining('part of it was not read')]);
	});

	it('are compared by conditions as well', async () => {
		const { distinct } = await manyIds();
		const rows = [{ field: 'currency', operator: 'is', value: 'GBP' }];
		const { json } = await getWhere(account, 'deal', rows, {
			parameters: { filters: { ids: distinct.join(',') } },
		});
		const currencies = new Map((await everyRow(account, deals)).map((one) => [one.id, one]));
		expect(idsOf(json)).toEqual(
			inParts(distinct).filter((id) => currencies.get(id)?.currency === 'GBP'),
		);
	});
});

describe('a limit that is reached at the end of a full page', () => {
	it('ends the list there, and the output says that the rest was not read', async () => {
		const [last] = (await everyRow(account, deals)).slice(499);
		await account.sandbox.clearRequests();
		const rows = [{ field: 'id', operator: 'is', value: last?.id }];
		const { json, hints } = await getWhere(account, 'deal', rows, {
			parameters: { returnAll: false, limit: 1 },
		});
		expect(idsOf(json)).toEqual([last?.id]);
		expect(await account.sent('GET', deals)).toHaveLength(1);
		expect(hints).toEqual([expect.stringContaining('part of it was not read')]);
	});
});

describe('other filters beside a stored one', () => {
	const filterNamed = async (name: string) => {
		const filter = (await account.list('/api/v1/filters')).find((one) => one.name === name);
		return filter?.id;
	};

	it.each<[string, string, string, IDataObject, (row: IDataObject) => boolean]>([
		[
			'deal',
			deals,
			'Proposal or negotiation',
			{ owner_id: byName('Ana Silva'), pipeline_id: byName('Sales') },
			({ owner_id: owner, pipeline_id: pipeline }) => owner === 103 && pipeline === 1,
		],
		[
			'deal',
			deals,
			'Oil, gas and mining',
			{ status: ['won', 'lost'] },
			({ status }) => status !== 'open',
		],
		[
			'deal',
			deals,
			'Oil, gas and mining',
			{ stage_id: byId(4) },
			({ stage_id: stage }) => stage === 4,
		],
		[
			'person',
			'/api/v2/persons',
			'People with an organization',
			{ org_id: byId(7) },
			({ org_id: organization }) => organization === 7,
		],
		[
			'organization',
			'/api/v2/organizations',
			'Platinum customers',
			{ owner_id: byName('Ana Silva') },
			({ owner_id: owner }) => owner === 103,
		],
		[
			'product',
			'/api/v2/products',
			'Taxed products',
			{ owner_id: byName('Ana Silva') },
			({ owner_id: owner }) => owner === 103,
		],
		[
			'activity',
			'/api/v2/activities',
			'Calls to do',
			{ owner_id: byName('Ana Silva'), done: false },
			({ owner_id: owner, done }) => owner === 103 && done === false,
		],
	])('%s %s %s: the node checks them', async (resource, path, stored, filters, matches) => {
		const id = String(await filterNamed(stored));
		const all = await everyRow(account, `${path}?filter_id=${id}`);
		const expected = all.filter(matches);
		expect(expected.length).toBeGreaterThan(0);
		expect(expected.length).toBeLessThan(all.length);
		const parameters = { filters: { ...filters, filter_id: byName(stored) } };
		const { json } = await getWhere(account, resource, [], { parameters });
		expect(json[0]?.error).toBeUndefined();
		expect(idsOf(json)).toEqual(idsOf(expected));
	});

	it('count before the limit, with conditions beside them', async () => {
		const id = String(await filterNamed('All open deals'));
		const expected = (await everyRow(account, `${deals}?filter_id=${id}`)).filter(
			({ owner_id: owner, currency }) => owner === 103 && currency === 'EUR',
		);
		const rows = [
			{ field: 'currency', operator: 'is', value: 'EUR' },
			{ field: 'value', operator: 'atLeast', value: 1_000_000_000 },
		];
		const { json, hints } = await getWhere(account, 'deal', rows, {
			parameters: {
				returnAll: false,
				limit: 3,
				filters: { owner_id: byId(103), filter_id: byName('All open deals') },
			},
			options: { conditionsMatch: 'any' },
		});
		expect(idsOf(json)).toEqual(idsOf(expected).slice(0, 3));
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
	});

	it.each<[string, IDataObject, RegExp]>([
		['deal', { ids: '1, 2' }, /'IDs' cannot stand beside 'Stored Filter'.*IDs chooses/],
		['person', { deal_id: byId(5) }, /'Deal' cannot stand beside 'Stored Filter'.*does not tell/],
		['product', { ids: '1' }, /'IDs' cannot stand beside 'Stored Filter'/],
	])('of a %s that cannot be checked are refused', async (resource, filters, message) => {
		const { error } = await runNode(account.sandbox, {
			parameters: {
				resource,
				operation: 'getAll',
				filters: { ...filters, filter_id: byId(1) },
			} as never,
		});
		expect(error?.message).toMatch(message);
		expect(await account.sent('GET', `/api/v2/${resource}s`)).toEqual([]);
	});
});

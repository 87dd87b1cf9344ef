import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Paging } from '../../nodes/PipedriveCrm/exchange/pages';
import { readPages } from '../../nodes/PipedriveCrm/exchange/pages';
import type { ApiAnswer, ApiRequest } from '../../nodes/PipedriveCrm/exchange/request';
import { failureOf } from './settled';

type Envelope = (rows: IDataObject[], from: number, to: number, total: number) => IDataObject;

const list: ApiRequest = { method: 'GET', path: '/api/v2/deals', query: { status: 'open' } };

/** Every way in which Pipedrive says where a list goes on (API page on pagination). */
const envelopes: Record<string, { style: Paging['style']; say: Envelope }> = {
	'v2 cursor, null at the end': {
		style: 'cursor',
		say: (data, _from, to, total) => ({
			data,
			additional_data: { next_cursor: to < total ? `c${to}` : null },
		}),
	},
	'v2 cursor, absent at the end': {
		style: 'cursor',
		say: (data, _from, to, total) => ({
			data,
			...(to < total && { additional_data: { next_cursor: `c${to}` } }),
		}),
	},
	'v2 search': {
		style: 'cursor',
		say: (items, _from, to, total) => ({
			data: { items },
			additional_data: { next_cursor: to < total ? `c${to}` : null },
		}),
	},
	'v1 pagination with next_start, null for no rows': {
		style: 'offset',
		say: (data, start, to, total) => ({
			data: data.length > 0 ? data : null,
			additional_data: {
				pagination: {
					start,
					more_items_in_collection: to < total,
					...(to < total && { next_start: to }),
				},
			},
		}),
	},
	'v1 flat, without next_start': {
		style: 'offset',
		say: (data, start, to, total) => ({
			data,
			additional_data: { start, more_items_in_collection: to < total },
		}),
	},
	'v1 that says nothing': { style: 'offset', say: (data) => ({ data }) },
	'v1 path that turns out to use a cursor': {
		style: 'offset',
		say: (data, _from, to, total) => ({
			data,
			additional_data: { next_cursor: to < total ? `c${to}` : null },
		}),
	},
};

/** A list of numbered rows behind an envelope; notes the limits it was asked for. */
function collection(total: number, say: Envelope) {
	const asked: { from: number; limit: number }[] = [];
	const send = async ({ query = {} }: ApiRequest): Promise<ApiAnswer> => {
		const { cursor, start = 0, limit = 100 } = query;
		const from = typeof cursor === 'string' ? Number(cursor.slice(1)) : Number(start);
		const to = Math.min(total, from + Number(limit));
		asked.push({ from, limit: Number(limit) });
		const rows = Array.from({ length: Math.max(0, to - from) }, (_row, index) => ({
			id: from + index,
		}));
		return answer(say(rows, from, to, total));
	};
	return { asked, send };
}

function answer(body: IDataObject): ApiAnswer {
	const additional = body.additional_data as IDataObject | undefined;
	return { data: body.data, additionalData: additional, body, headers: {} };
}

async function readAll(pages: AsyncGenerator<IDataObject[]>): Promise<unknown[]> {
	const ids: unknown[] = [];
	for await (const page of pages) for (const { id } of page) ids.push(id);
	return ids;
}

describe.each(Object.entries(envelopes))('a list of %s', (_name, { style, say }) => {
	it('gives every row once and in order, up to what is wanted, and asks for no more', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 260 }),
				fc.integer({ min: 1, max: 50 }),
				fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
				async (total, largest, wanted) => {
					const { asked, send } = collection(total, say);
					const paging = { style, largest, ...(wanted !== undefined && { wanted }) };
					const ids = await readAll(readPages(send, list, paging));
					const expected = Math.min(total, wanted ?? Infinity);
					expect(ids).toEqual(Array.from({ length: expected }, (_id, index) => index));
					const limits = asked.map(({ limit }) => limit);
					expect(Math.max(...limits)).toBeLessThanOrEqual(largest);
					if (wanted !== undefined && wanted <= total) {
						expect(limits.reduce((sum, limit) => sum + limit, 0)).toBe(wanted);
					}
					expect(asked.length).toBeLessThanOrEqual(Math.floor(total / largest) + 1);
				},
			),
			{ numRuns: 100 },
		);
	});
});

it('the query of the list stays the same on every page', async () => {
	const queries: (IDataObject | undefined)[] = [];
	const { send } = collection(5, envelopes['v2 cursor, null at the end']?.say ?? (() => ({})));
	const noting = async (request: ApiRequest): Promise<ApiAnswer> => {
		queries.push(request.query);
		return await send(request);
	};
	await readAll(readPages(noting, list, { style: 'cursor', largest: 2 }));
	expect(queries).toEqual([
		{ status: 'open', limit: 2 },
		{ status: 'open', limit: 2, cursor: 'c2' },
		{ status: 'open', limit: 2, cursor: 'c4' },
	]);
});

describe('a list that comes whole', () => {
	const rows = [{ id: 0 }, { id: 1 }, { id: 2 }];

	it.each([
		[undefined, [0, 1, 2], false],
		[2, [0, 1], true],
		[3, [0, 1, 2], false],
	])('with %s wanted is asked for once, without limit or position', async (wanted, ids, more) => {
		const queries: (IDataObject | undefined)[] = [];
		const send = async ({ query }: ApiRequest): Promise<ApiAnswer> => {
			queries.push(query);
			return await Promise.resolve(answer({ data: { under: rows } }));
		};
		const rowsIn = (data: unknown) => (data as { under: IDataObject[] }).under;
		const paging: Paging = { style: 'whole', largest: Infinity, wanted, rowsIn };
		const pages = readPages(send, list, paging);
		expect((await pages.next()).value).toEqual(ids.map((id) => ({ id })));
		expect(await pages.next()).toEqual({ done: true, value: { more } });
		expect(queries).toEqual([{ status: 'open' }]);
	});
});

it('nothing wanted asks for nothing', async () => {
	const { asked, send } = collection(5, (data) => ({ data }));
	await readAll(readPages(send, list, { style: 'cursor', largest: 2, wanted: 0 }));
	expect(asked).toEqual([]);
});

it('more rows than asked for are cut', async () => {
	const send = async () => answer({ data: [{ id: 1 }, { id: 2 }, { id: 3 }] });
	const ids = await readAll(readPages(send, list, { style: 'cursor', largest: 9, wanted: 2 }));
	expect(ids).toEqual([1, 2]);
});

it.each([
	['cursor', { next_cursor: 'same' }],
	['offset', { more_items_in_collection: true, next_start: 0 }],
] as [Paging['style'], IDataObject][])('a %s that repeats is an error', async (style, more) => {
	let asked = 0;
	const send = async () => {
		asked += 1;
		return answer({ data: [{ id: 1 }], additional_data: more });
	};
	const failure = await failureOf(readAll(readPages(send, list, { style, largest: 1 })));
	expect(failure.kind).toBe('server');
	expect(asked).toBeLessThan(4);
});

it('an empty page that promises more without saying where ends the list', async () => {
	const send = async () =>
		answer({ data: null, additional_data: { more_items_in_collection: true } });
	expect(await readAll(readPages(send, list, { style: 'offset', largest: 10 }))).toEqual([]);
});

it('100,000 rows come one page at a time', async () => {
	const { asked, send } = collection(100_000, (data, _from, to, total) => ({
		data,
		additional_data: { next_cursor: to < total ? `c${to}` : null },
	}));
	let rows = 0;
	let pages = 0;
	for await (const page of readPages(send, list, { style: 'cursor', largest: 500 })) {
		rows += page.length;
		pages += 1;
		expect(asked).toHaveLength(pages);
	}
	expect(rows).toBe(100_000);
});

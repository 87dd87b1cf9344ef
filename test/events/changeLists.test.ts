import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readBack, readChangedSince } from '../../nodes/PipedriveCrm/events/poll/changeLists';
import { readPages } from '../../nodes/PipedriveCrm/exchange/pages';
import type { ApiAnswer, ApiRequest } from '../../nodes/PipedriveCrm/exchange/request';

interface Row {
	id: number;
	/** Seconds since 1970. */
	updated: number;
}

const path = '/api/v1/leads';
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

/** A list of version 1, which is paged by places; something may happen before each answer. */
class PlacedList {
	now = 2_000_000;

	readonly requests: IDataObject[] = [];

	constructor(
		public rows: Row[],
		private readonly meanwhile: (list: PlacedList, request: number) => void = () => undefined,
	) {}

	readPages(request: ApiRequest, paging: Parameters<typeof readPages>[2]) {
		return readPages(async (one) => await Promise.resolve(this.answer(one)), request, paging);
	}

	private answer({ query = {} }: ApiRequest): ApiAnswer {
		this.meanwhile(this, this.requests.length);
		this.requests.push(query);
		const { start, limit, sort, updated_since: since } = query;
		const [field = '', direction] = String(sort).split(/[ ,]+/);
		const sign = direction === 'ASC' ? 1 : -1;
		const key = (row: Row) => (field === 'id' ? row.id : row.updated);
		const from = since === undefined ? 0 : Date.parse(String(since)) / 1000;
		const all = this.rows
			.filter(({ updated }) => updated >= from)
			.sort((a, b) => sign * (key(a) - key(b) || a.id - b.id));
		const end = Number(start) + Number(limit);
		return {
			data: all
				.slice(Number(start), end)
				.map(({ id, updated }) => ({ id, update_time: iso(updated) })),
			additionalData: { start, limit, more_items_in_collection: end < all.length } as IDataObject,
			body: {},
			headers: {},
		};
	}
}

const idsOf = (rows: IDataObject[]) => new Set(rows.map(({ id }) => id));

/** Rows of which several share a second. */
const rowsOf = (count: number, perSecond: number): Row[] =>
	Array.from({ length: count }, (_, index) => ({
		id: index + 1,
		updated: 1_000_000 + Math.floor(index / perSecond),
	}));

describe('a list by places, read in the order of changes', () => {
	it('misses nothing, whatever changes or goes between two pages', async () => {
		const act = fc.record({
			before: fc.nat(4),
			what: fc.constantFrom('change' as const, 'delete' as const),
			picks: fc.array(fc.nat(1199), { minLength: 1, maxLength: 300, size: 'max' }),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(1, 7, 400),
				fc.array(act, { maxLength: 6 }),
				async (perSecond, acts) => {
					const list = new PlacedList(rowsOf(1200, perSecond), (one, request) => {
						for (const { what, picks } of acts.filter(({ before }) => before === request)) {
							one.now += 1;
							if (what === 'delete') one.rows = one.rows.filter(({ id }) => !picks.includes(id));
							else for (const row of one.rows) if (picks.includes(row.id)) row.updated = one.now;
						}
					});
					const read = idsOf(await readChangedSince(list, { path }, 1_000_000));
					expect(list.rows.filter(({ id }) => !read.has(id))).toEqual([]);
				},
			),
			{ numRuns: 100, endOnFailure: true },
		);
	});

	it('ends, and is read by places, where more than a page share a second', async () => {
		const list = new PlacedList(rowsOf(1100, 2000));
		expect(idsOf(await readChangedSince(list, { path }, 1_000_000)).size).toBe(1100);
		expect(list.requests.map(({ start }) => start)).toEqual([0, 450, 900]);
	});

	it('costs one request at rest', async () => {
		const list = new PlacedList(rowsOf(3, 1));
		await readChangedSince(list, { path, query: { owner_id: 1 } }, 1_000_000);
		expect(list.requests).toEqual([
			{
				owner_id: 1,
				start: 0,
				limit: 500,
				sort: 'update_time ASC, id ASC',
				updated_since: '1970-01-12T13:46:40Z',
			},
		]);
	});
});

describe('a list by places, read from its end', () => {
	it('misses nothing when rows that were read go between two pages', async () => {
		const list = new PlacedList(rowsOf(1200, 1), (one, request) => {
			const newest = Math.max(...one.rows.map(({ id }) => id));
			if (request > 0) one.rows = one.rows.filter(({ id }) => id <= newest - 50);
		});
		const before = list.rows.map(({ id }) => id);
		const read = await readBack(list, { path }, 'update_time', () => false);
		expect(idsOf(read)).toEqual(new Set(before));
	});
});

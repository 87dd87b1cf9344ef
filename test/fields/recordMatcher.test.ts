import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import type { Pages, Paging } from '../../nodes/PipedriveCrm/exchange/pages';
import type { ApiRequest } from '../../nodes/PipedriveCrm/exchange/request';
import { tokenCost } from '../../nodes/PipedriveCrm/exchange/tokenCosts';
import { type MatchField, textsToMatch } from '../../nodes/PipedriveCrm/fields/matchFields';
import { RecordMatcher } from '../../nodes/PipedriveCrm/fields/recordMatcher';

const collection = '/api/v2/persons';
const places = { collection, search: `${collection}/search` };
const email: MatchField = {
	key: 'emails',
	name: 'Email',
	kind: 'email',
	searchIn: 'email',
	isCustom: false,
};
const phone: MatchField = { key: 'phones', name: 'Phone', kind: 'phone', isCustom: false };

const longAgo = '2020-01-01T00:00:00Z';

const personOf = (id: number, key: number, isNew = false): IDataObject => ({
	id,
	emails: [{ value: `Person${key}@Example.com` }],
	phones: [{ value: `+44 ${key}` }],
	add_time: isNew ? new Date().toISOString() : longAgo,
	update_time: longAgo,
});

/** An account with these persons, whose search does not know the new ones yet. */
class FakeAccount {
	tokens = 0;

	searches = 0;

	newestPages = 0;

	constructor(private readonly persons: IDataObject[]) {}

	readonly exchange = {
		send: async ({ path }: ApiRequest) => {
			await Promise.resolve();
			this.tokens += tokenCost('GET', path);
			const person = this.persons.find(({ id }) => path === `${collection}/${String(id)}`);
			return { data: person, additionalData: undefined, body: {}, headers: {} };
		},
		readPages: (request: ApiRequest, paging: Paging): Pages => this.pages(request, paging),
	} as Pick<Exchange, 'readPages' | 'send'> as Exchange;

	private async *pages({ path, query = {} }: ApiRequest, { largest }: Paging): Pages {
		const rows = this.rowsFor(path, query);
		for (let start = 0; start === 0 || start < rows.length; start += largest) {
			await Promise.resolve();
			this.tokens += tokenCost('GET', path);
			if (query.sort_by === 'add_time') this.newestPages++;
			const page = rows.slice(start, start + largest);
			if (page.length > 0) yield page;
		}
		return { more: false };
	}

	private rowsFor(path: string, query: IDataObject): IDataObject[] {
		if (path.endsWith('/search')) {
			this.searches++;
			const term = String(query.term).toLowerCase();
			return this.persons
				.filter(
					({ add_time: added, emails }) =>
						added === longAgo && String((emails as IDataObject[])[0]?.value).toLowerCase() === term,
				)
				.map(({ id }) => ({ item: { id } }));
		}
		if (query.sort_by !== 'add_time') return this.persons;
		return [...this.persons].sort((a, b) => String(b.add_time).localeCompare(String(a.add_time)));
	}
}

const find = async (matcher: RecordMatcher, field: MatchField, text: string) =>
	(await matcher.find(field, textsToMatch(text, field, false))).map(({ id }) => Number(id));

describe('finding records', () => {
	it('finds all that there are and costs at most twice the cheaper of scanning and searching', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(12_000),
				fc.array(fc.nat(14_000), { minLength: 1, maxLength: 150 }),
				fc.integer({ min: 1, max: 40 }),
				async (size, wanted, atOnce) => {
					const account = new FakeAccount(
						Array.from({ length: size }, (_, index) => personOf(index + 1, index)),
					);
					const matcher = new RecordMatcher(account.exchange, places, [email], false);
					for (let start = 0; start < wanted.length; start += atOnce) {
						const batch = wanted.slice(start, start + atOnce);
						const found = await Promise.all(
							batch.map(async (key) => await find(matcher, email, `person${key}@example.com`)),
						);
						expect(found).toEqual(batch.map((key) => (key < size ? [key + 1] : [])));
					}
					const distinct = new Set(wanted);
					const scan = 10 * Math.max(1, Math.ceil(size / 500));
					// What a search finds is read once more, and a miss is looked up among the newest.
					const hits = [...distinct].filter((key) => key < size).length;
					const searching = 20 * distinct.size;
					const besides = account.searches > 0 ? hits + 10 : 0;
					expect(account.tokens - besides).toBeLessThanOrEqual(2 * Math.min(scan, searching));
				},
			),
			{ numRuns: 60 },
		);
	});

	it('finds what is too new for the search among the newest, which are read once', async () => {
		const old = Array.from({ length: 30_000 }, (_, index) => personOf(index + 1, index));
		const account = new FakeAccount([
			...old,
			personOf(40_000, 40_000, true),
			personOf(40_001, 40_001, true),
		]);
		const matcher = new RecordMatcher(account.exchange, places, [email], false);
		expect(await find(matcher, email, 'person40000@example.com')).toEqual([40_000]);
		expect(await find(matcher, email, 'person40001@example.com')).toEqual([40_001]);
		expect(await find(matcher, email, 'person50000@example.com')).toEqual([]);
		expect(account.searches).toBe(3);
		expect(account.newestPages).toBe(1);
	});

	it('reads the whole list where the search does not find a field exactly', async () => {
		const account = new FakeAccount(
			Array.from({ length: 1_200 }, (_, index) => personOf(index + 1, index)),
		);
		const matcher = new RecordMatcher(account.exchange, places, [phone], false);
		expect(await find(matcher, phone, '(44) 11-99')).toEqual([1_200]);
		expect(account.searches).toBe(0);
		expect(account.tokens).toBe(30);
	});

	it('knows of every record more than it keeps', async () => {
		const account = new FakeAccount(
			Array.from({ length: 25_000 }, (_, index) => personOf(index + 1, index)),
		);
		const matcher = new RecordMatcher(account.exchange, places, [phone], false);
		expect(await find(matcher, phone, '44 24999')).toEqual([25_000]);
		expect(await find(matcher, phone, '44 7')).toEqual([8]);
	});

	it('goes by what records hold now, also after they were written', async () => {
		const account = new FakeAccount([personOf(1, 1), personOf(2, 2)]);
		const matcher = new RecordMatcher(account.exchange, places, [email], false);
		expect(await find(matcher, email, 'person1@example.com')).toEqual([1]);
		matcher.remember({ ...personOf(1, 7), update_time: '2021-01-01T00:00:00Z' });
		matcher.remember(personOf(3, 1));
		expect(await find(matcher, email, 'person7@example.com')).toEqual([1]);
		expect(await find(matcher, email, 'person1@example.com')).toEqual([3]);
		// An older page that comes in later does not undo it.
		matcher.remember(personOf(1, 1));
		expect(await find(matcher, email, 'person1@example.com')).toEqual([3]);
	});

	it('compares to the letter, if wanted', async () => {
		const account = new FakeAccount([personOf(1, 1)]);
		const strict = new RecordMatcher(account.exchange, places, [email], true);
		const findStrictly = async (text: string) =>
			(await strict.find(email, textsToMatch(text, email, true))).map(({ id }) => id);
		expect(await findStrictly('person1@example.com')).toEqual([]);
		expect(await findStrictly(' Person1@Example.com ')).toEqual([1]);
	});
});

import fc from 'fast-check';
import { stopEngine } from '../../engine/n8n';
import { FakeAccount, type FakeDeal, numberOf } from '../events/fakeAccount';
import { PollingNode } from '../../engine/pollingNode';

type Doing =
	| { what: 'change' | 'create' | 'delete' | 'move'; pick: number; showsAfter: number }
	| { what: 'pass'; seconds: number };

type Step =
	| { kind: 'poll'; meanwhile: { before: number; doing: Doing }[]; failAt: number }
	| { kind: 'doing'; doing: Doing }
	| { kind: 'restart' };

const doing = fc.oneof<[fc.Arbitrary<Doing>, fc.Arbitrary<Doing>]>(
	fc.record({
		what: fc.constantFrom<('change' | 'create' | 'delete' | 'move')[]>(
			...(['change', 'change', 'create', 'delete', 'move'] as const),
		),
		pick: fc.nat(9),
		showsAfter: fc.constantFrom(0, 0, 0, 3, 200),
	}),
	fc.record({ what: fc.constant('pass' as const), seconds: fc.constantFrom(1, 2, 60, 400) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant('doing' as const), doing }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('poll' as const),
			meanwhile: fc.array(fc.record({ before: fc.nat(8), doing }), { maxLength: 4 }),
			failAt: fc.oneof(
				{ weight: 5, arbitrary: fc.constant(-1) },
				{ weight: 1, arbitrary: fc.nat(6) },
			),
		}),
	},
	{ weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
);

let counted = 0;
const realNow = performance.now.bind(performance);
beforeAll(() => {
	jest.spyOn(performance, 'now').mockImplementation(() => counted + realNow());
});
afterAll(async () => {
	jest.restoreAllMocks();
	await stopEngine();
});

function nodeOn(account: FakeAccount, triggerOn: string): PollingNode {
	return new PollingNode({
		credential: {
			apiToken: 'token',
			companyDomain: 'acme',
			baseUrl: '',
			rateLimit: 'custom',
			customRequests: 100_000,
			customSeconds: 2,
		},
		parameters: {
			triggerOn,
			events: ['created', 'deleted', 'updated'],
			simple: false,
			options: { outputCustomFields: 'raw' },
		},
		answer: (options) => account.answer(options),
	});
}

/** The account, and every state that its deals have had, by the text that each change writes. */
class Observed {
	readonly account: FakeAccount;

	readonly states = new Map<number, string[]>();

	constructor(pageSize: number, listsFresh: boolean, areLeads: boolean) {
		this.account = new FakeAccount({ pageSize, listsFresh, emptyFirst: false, areLeads });
	}

	do(one: Doing): void {
		const { account } = this;
		if (one.what === 'pass') {
			account.pass(one.seconds);
			counted += one.seconds * 1000;
		} else if (one.what === 'create') {
			const id = account.reserveId();
			this.sooner(one.showsAfter, () => {
				account.create('open', 0, id);
			});
		} else {
			const living = [...account.deals.values()].filter(({ isDeleted }) => !isDeleted);
			const deal = living[one.pick % Math.max(1, living.length)];
			if (deal !== undefined) this.sooner(one.showsAfter, () => this.alter(deal, one.what));
		}
		this.note();
	}

	/** What is late must not be older than what has shown already. */
	private alter(deal: FakeDeal, what: string): void {
		const { account } = this;
		if (deal.isDeleted || (deal.updated ?? deal.added) > account.now) return;
		if (what === 'change') account.change(deal);
		if (what === 'move') account.move(deal, deal.stage + 1);
		if (what === 'delete') account.delete(deal);
	}

	private sooner(seconds: number, make: () => void): void {
		if (seconds === 0) make();
		else this.account.late(seconds, make);
	}

	note(): void {
		for (const { id, title } of this.account.deals.values()) {
			const states = this.states.get(id) ?? [];
			if (states.at(-1) !== title) this.states.set(id, [...states, title]);
		}
	}
}

describe('the polling trigger, while the account goes on', () => {
	// Pages by places repeat up to 50 rows, which smaller ones do not have (test/events/changeLists.test.ts).
	it.each([
		['deal', [1, 2, 3, 500], 1000],
		['lead', [500], 500],
	])(
		'hands on every state of a %s that stays, none twice, whatever shows up late or between two pages',
		async (triggerOn, pageSizes, numRuns) => {
			const areLeads = triggerOn === 'lead';
			await fc.assert(
				fc.asyncProperty(
					fc.constantFrom(...pageSizes),
					fc.boolean(),
					fc.array(step, { minLength: 4, maxLength: 25 }),
					async (pageSize, listsFresh, steps) => {
						const observed = new Observed(pageSize, listsFresh, areLeads);
						const { account } = observed;
						const node = nodeOn(account, triggerOn);
						account.change(account.create());
						account.create();
						observed.note();
						await node.poll();
						/** The latest state that was handed on, by deal; before, those of the start. */
						const handedOn = new Map([...account.deals].map(([id, { title }]) => [id, title]));
						const deletions: number[] = [];
						const poll = async (meanwhile: { before: number; doing: Doing }[], failAt: number) => {
							account.requests = 0;
							account.failsAt = failAt;
							account.beforeAnswer = (request) => {
								for (const one of meanwhile) if (one.before === request) observed.do(one.doing);
							};
							const items = await node.poll().catch(() => null);
							account.beforeAnswer = () => undefined;
							for (const { json } of items ?? []) {
								const { title, is_deleted: isDeleted } = json.record as {
									title: string;
									is_deleted: boolean;
								};
								const id = numberOf(json.id);
								if ((json.events as string[]).includes('deleted')) {
									deletions.push(id);
									continue;
								}
								expect(isDeleted).toBe(false);
								const states = observed.states.get(id) ?? [];
								expect(states.indexOf(title)).toBeGreaterThan(
									states.indexOf(handedOn.get(id) ?? ''),
								);
								handedOn.set(id, title);
							}
						};
						for (const one of steps) {
							if (one.kind === 'doing') observed.do(one.doing);
							if (one.kind === 'restart') node.restart();
							if (one.kind === 'poll') await poll(one.meanwhile, one.failAt);
						}
						observed.do({ what: 'pass', seconds: 200 });
						await poll([], -1);
						await poll([], -1);
						const all = [...account.deals.values()];
						for (const deal of all.filter(({ isDeleted }) => !isDeleted)) {
							expect([deal.id, handedOn.get(deal.id)]).toEqual([deal.id, deal.title]);
						}
						// Of leads no list tells which are deleted.
						const deleted = all
							.filter(({ isDeleted }) => isDeleted && !areLeads)
							.map(({ id }) => id);
						expect(deletions.sort((a, b) => a - b)).toEqual(deleted.sort((a, b) => a - b));
					},
				),
				{ numRuns },
			);
		},
		300_000,
	);
});

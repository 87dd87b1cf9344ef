import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { stopEngine } from '../../engine/n8n';
import { FakeAccount, type FakeDeal, numberOf } from '../events/fakeAccount';
import { ChangesWorkflow } from './changesNode';
import type { Answer } from '../../engine/pollingNode';

type Step =
	| { kind: 'act'; act: 'change' | 'create' | 'delete'; pick: number }
	/** An execution: where it ends, and whether Pipedrive refuses one of the requests. */
	| { kind: 'run'; end: 'afterwards' | 'confirmed' | 'killed' | 'manual'; failAt: number }
	| { kind: 'wait'; seconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('act' as const),
			act: fc.constantFrom<('change' | 'create' | 'delete')[]>(
				'change',
				'change',
				'create',
				'delete',
			),
			pick: fc.nat(9),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('run' as const),
			end: fc.constantFrom<('afterwards' | 'confirmed' | 'killed' | 'manual')[]>(
				...(['afterwards', 'confirmed', 'confirmed', 'killed', 'manual'] as const),
			),
			failAt: fc.oneof(
				{ weight: 5, arbitrary: fc.constant(-1) },
				{ weight: 1, arbitrary: fc.nat(4) },
			),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('wait' as const),
			seconds: fc.constantFrom(1, 60, 400, 100_000),
		}),
	},
);

const credential = {
	apiToken: 'token',
	companyDomain: 'acme',
	baseUrl: '',
	rateLimit: 'custom',
	customRequests: 100_000,
	customSeconds: 2,
};

/** What Get Changes is expected to hand on, told from plain states of deals. */
class Model {
	/** Deals as they were when the last execution that counts has read them. */
	private mark = new Map<number, FakeDeal>();

	private isFirst = true;

	constructor(account: FakeAccount) {
		this.mark = copyOf(account);
	}

	/** The ids that a run hands on, and what to do when it counts. */
	read(account: FakeAccount, deletedToo: boolean): { ids: number[]; count: () => void } {
		if (this.isFirst) {
			// What was deleted before the first run is not told.
			for (const deal of account.deals.values()) {
				if (deal.isDeleted) this.mark.set(deal.id, { ...deal });
			}
			this.isFirst = false;
		}
		const now = copyOf(account);
		const ids = [...now.values()]
			.filter((deal) => {
				const before = this.mark.get(deal.id);
				if (deal.isDeleted) return deletedToo && before?.isDeleted !== true;
				return before?.title !== deal.title;
			})
			.map(({ id }) => id);
		return {
			ids,
			count: () => {
				this.mark = now;
			},
		};
	}

	/** A run of which nothing was kept. */
	forgetFirst(wasFirst: boolean): void {
		this.isFirst = wasFirst;
	}

	get hasNotRun(): boolean {
		return this.isFirst;
	}
}

const copyOf = (account: FakeAccount) =>
	new Map([...account.deals].map(([id, deal]) => [id, { ...deal }]));

const idsOf = (items: { json: IDataObject }[]) =>
	items.map(({ json }) => numberOf(json.id)).sort((a, b) => a - b);

afterAll(stopEngine);

describe('Get Changes', () => {
	it.each([
		['deal', 'whenConfirmed', 500],
		['deal', 'whenFinished', 500],
		['lead', 'whenConfirmed', 300],
		['lead', 'whenFinished', 100],
	])(
		'of a %s with the mark moved %s hands on what was not, and again what does not count',
		async (resource, moveMark, numRuns) => {
			const areLeads = resource === 'lead';
			await fc.assert(
				fc.asyncProperty(
					fc.constantFrom(1, 2, 500),
					fc.boolean(),
					fc.boolean(),
					fc.array(step, { minLength: 4, maxLength: 25 }),
					async (pageSize, listsFresh, asksForDeleted, steps) => {
						// Leads that are deleted are not listed.
						const deletedToo = asksForDeleted && !areLeads;
						const account = new FakeAccount({ pageSize, listsFresh, emptyFirst: true, areLeads });
						account.change(account.create());
						account.create();
						account.pass(1000);
						const model = new Model(account);
						const nodes = {
							Changes: {
								operation: 'getChanges',
								resource,
								firstSince: new Date(account.now * 1000).toISOString(),
								moveMark,
								returnAll: true,
								deletedToo,
								simple: false,
								options: { outputCustomFields: 'raw' },
							},
							Confirm: { operation: 'confirmChanges', resource, changesNode: '' },
						};
						const flow = new ChangesWorkflow(nodes, credential, (options) =>
							account.answer(options),
						);
						for (const one of [...steps, { kind: 'run', end: 'confirmed', failAt: -1 } as const]) {
							if (one.kind === 'act') perform(account, one);
							if (one.kind === 'wait') account.pass(one.seconds);
							if (one.kind === 'run')
								await runBoth(account, model, flow, one, moveMark, deletedToo);
						}
					},
				),
				{ numRuns },
			);
		},
		300_000,
	);
});

describe('Get Changes with a limit', () => {
	it('hands on in several runs what it would in one, each once, the oldest first', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(1, 3, 500),
				fc.boolean(),
				fc.integer({ min: 1, max: 4 }),
				fc.array(step, { minLength: 3, maxLength: 20 }),
				async (pageSize, areLeads, limit, steps) => {
					const habits = { pageSize, listsFresh: false, emptyFirst: false, areLeads };
					const account = new FakeAccount(habits);
					account.change(account.create());
					account.pass(1000);
					const parameters = {
						operation: 'getChanges',
						resource: areLeads ? 'lead' : 'deal',
						firstSince: new Date(account.now * 1000).toISOString(),
						deletedToo: !areLeads,
						simple: false,
						options: { outputCustomFields: 'raw' },
					};
					const answer: Answer = (options) => account.answer(options);
					const limited = { Changes: { ...parameters, returnAll: false, limit } };
					const flow = new ChangesWorkflow(limited, credential, answer);
					const whole = { Changes: { ...parameters, returnAll: true } };
					const atOnce = new ChangesWorkflow(whole, credential, answer);
					const run = async (one: ChangesWorkflow) =>
						await one.execute(async (node) => (await node('Changes')).map(({ json }) => json.id));
					// What was deleted before the first run is not told; both have to begin at the same time.
					expect(await run(flow)).toEqual(await run(atOnce));
					for (const one of steps) {
						if (one.kind === 'act') perform(account, one);
						if (one.kind === 'wait') account.pass(one.seconds);
						if (one.kind !== 'run') continue;
						const expected = await run(atOnce);
						const parts: unknown[] = [];
						for (let part = await run(flow); part.length > 0; part = await run(flow)) {
							expect(part.length).toBeLessThanOrEqual(limit);
							parts.push(...part);
						}
						expect(parts).toEqual(expected);
					}
				},
			),
			{ numRuns: 300 },
		);
	}, 300_000);
});

function perform(account: FakeAccount, { act, pick }: Extract<Step, { kind: 'act' }>): void {
	if (act === 'create') {
		account.create();
		return;
	}
	const living = [...account.deals.values()].filter(({ isDeleted }) => !isDeleted);
	const deal = living[pick % Math.max(1, living.length)];
	if (deal === undefined) return;
	if (act === 'change') account.change(deal);
	else account.delete(deal);
}

async function runBoth(
	account: FakeAccount,
	model: Model,
	flow: ChangesWorkflow,
	{ end, failAt }: Extract<Step, { kind: 'run' }>,
	moveMark: string,
	deletedToo: boolean,
): Promise<void> {
	account.requests = 0;
	account.failsAt = failAt;
	const before = flow.saved;
	const wasFirst = model.hasNotRun;
	let handedOn: number[] | undefined;
	const execution = flow.execute(
		async (run) => {
			handedOn = idsOf(await run('Changes'));
			if (handedOn.length === 0) return;
			if (end === 'afterwards') throw new Error('something behind it failed');
			if (moveMark === 'whenConfirmed') await run('Confirm');
		},
		end === 'manual' ? 'manual' : 'trigger',
	);
	await execution.catch(() => undefined);
	if (end === 'killed') flow.saved = before;
	if (handedOn === undefined) return;
	const expected = model.read(account, deletedToo);
	expect(handedOn).toEqual(expected.ids.sort((a, b) => a - b));
	const isKept = end !== 'killed' && end !== 'manual';
	if (!isKept) model.forgetFirst(wasFirst);
	const counts = end === 'confirmed' || handedOn.length === 0 || moveMark === 'whenFinished';
	if (isKept && counts) expected.count();
}

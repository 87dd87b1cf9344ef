import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { stopEngine } from '../../engine/n8n';
import { FakeAccount, type FakeDeal, type FakeHabits } from '../events/fakeAccount';
import { PollingNode } from '../../engine/pollingNode';

/** What a trigger of the model is set to. */
interface Setting {
	events: string[];
	toStages: number[];
	alsoCreatedInStage: boolean;
}

type Act =
	| 'change'
	| 'create'
	| 'createBackdated'
	| 'createWon'
	| 'delete'
	| 'lose'
	| 'move'
	| 'open'
	| 'win';

type Step =
	| { kind: 'act'; act: Act; pick: number }
	| { kind: 'poll'; failAt: number }
	| { kind: 'restart' }
	| { kind: 'wait'; seconds: number; n8nSleeps: boolean };

const kindsOfDeals = ['created', 'deleted', 'lost', 'stageChanged', 'updated', 'won'];

const habits = fc.record<FakeHabits>({
	pageSize: fc.constantFrom(1, 2, 3, 500),
	listsFresh: fc.boolean(),
	emptyFirst: fc.boolean(),
});
const setting = fc.record<Setting>({
	events: fc.uniqueArray(fc.constantFrom(...kindsOfDeals), { minLength: 1 }),
	toStages: fc.uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 2 }),
	alsoCreatedInStage: fc.boolean(),
});
const act = fc.constantFrom<Act>(
	...(['change', 'create', 'createBackdated', 'createWon', 'delete', 'lose', 'move'] as const),
	...(['open', 'win'] as const),
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('act' as const), act, pick: fc.nat(9) }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('poll' as const),
			failAt: fc.oneof(
				{ weight: 4, arbitrary: fc.constant(-1) },
				{ weight: 1, arbitrary: fc.nat(4) },
			),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('wait' as const),
			seconds: fc.constantFrom(1, 2, 59, 301, 5000, 1_000_000),
			n8nSleeps: fc.boolean(),
		}),
	},
	{ weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
);

/** What has passed by the clock of n8n's process, beside the moments that the test itself takes. */
let counted = 0;
const realNow = performance.now.bind(performance);
beforeAll(() => {
	jest.spyOn(performance, 'now').mockImplementation(() => counted + realNow());
});
afterAll(async () => {
	jest.restoreAllMocks();
	await stopEngine();
});

const credential = {
	apiToken: 'token',
	companyDomain: 'acme',
	baseUrl: '',
	rateLimit: 'custom',
	customRequests: 100_000,
	customSeconds: 2,
};

function nodeOn(
	account: FakeAccount,
	{ events, toStages, alsoCreatedInStage }: Setting,
): PollingNode {
	return new PollingNode({
		credential,
		parameters: {
			triggerOn: 'deal',
			events,
			toStages,
			alsoCreatedInStage,
			simple: false,
			options: { outputCustomFields: 'raw' },
		},
		answer: (options) => account.answer(options),
	});
}

/** What the trigger is expected to say, told from plain states of deals before and after. */
class Model {
	/** Deals as they were at the last look. */
	private looked = new Map<number, FakeDeal>();

	private saved = new Map<number, FakeDeal>();

	constructor(private readonly setting: Setting) {}

	get watchesCreations(): boolean {
		const { events, alsoCreatedInStage } = this.setting;
		return (
			['created', 'won', 'lost'].some((event) => events.includes(event)) ||
			(alsoCreatedInStage && events.includes('stageChanged'))
		);
	}

	/** Looks at all deals, and tells what is to be emitted. */
	look(account: FakeAccount): { id: number; events: string[] }[] {
		const emitted = [...account.deals.values()].flatMap((deal) => {
			const events = this.happened(this.looked.get(deal.id), deal);
			return this.isWanted(events, deal) ? [{ id: deal.id, events }] : [];
		});
		this.looked = new Map([...account.deals].map(([id, deal]) => [id, { ...deal }]));
		return emitted.sort((a, b) => a.id - b.id);
	}

	/** A run was started: n8n saves the state. */
	save(): void {
		this.saved = this.looked;
	}

	restart(): void {
		this.looked = this.saved;
	}

	private happened(before: FakeDeal | undefined, now: FakeDeal): string[] {
		if (now.isDeleted) {
			const isNews = this.setting.events.includes('deleted') && before?.isDeleted !== true;
			return isNews ? ['deleted'] : [];
		}
		if (before?.title === now.title) return [];
		const isLater = (time: number | null, than: number | null) =>
			time !== null && time > (than ?? 0);
		const events: string[] = [];
		const isCreation = before === undefined;
		if (isCreation && this.watchesCreations) events.push('created');
		if (!isCreation || isLater(now.updated, now.added)) events.push('updated');
		if (events.length === 0) return [];
		for (const outcome of ['lost', 'won'] as const) {
			if (now.status !== outcome) continue;
			const isNews = isCreation
				? this.watchesCreations || isLater(now[outcome], now.added)
				: before.status !== outcome || isLater(now[outcome], before[outcome]);
			if (isNews) events.push(outcome);
		}
		const hasMoved = isCreation
			? isLater(now.moved, now.added)
			: before.stage !== now.stage || isLater(now.moved, before.moved);
		if (hasMoved) events.push('stageChanged');
		return events.sort();
	}

	private isWanted(happened: string[], { stage }: FakeDeal): boolean {
		const { events, toStages, alsoCreatedInStage } = this.setting;
		if (happened.some((event) => event !== 'stageChanged' && events.includes(event))) return true;
		if (!events.includes('stageChanged')) return false;
		const came = happened.includes('created') && alsoCreatedInStage;
		return (
			(came || happened.includes('stageChanged')) &&
			(toStages.length === 0 || toStages.includes(stage))
		);
	}
}

function perform(
	account: FakeAccount,
	model: Model,
	{ act: what, pick }: Extract<Step, { kind: 'act' }>,
) {
	if (what === 'create') account.create();
	if (what === 'createWon') account.create('won');
	if (what === 'createBackdated') {
		// Only told from the id, and from then on as long as the trigger looks at creations at all.
		if (model.watchesCreations) account.create(pick % 2 === 0 ? 'open' : 'won', 90_000);
		return;
	}
	const living = [...account.deals.values()].filter(({ isDeleted }) => !isDeleted);
	const deal = living[pick % Math.max(living.length, 1)];
	if (deal === undefined || what.startsWith('create')) return;
	// What happens in the second of a creation belongs to it for a trigger that does not look at creations.
	if (!model.watchesCreations && deal.added === account.now) return;
	if (what === 'change') account.change(deal);
	if (what === 'delete') account.delete(deal);
	if (what === 'move') account.move(deal, (deal.stage % 3) + 1);
	if (what === 'win') account.setStatus(deal, 'won');
	if (what === 'lose') account.setStatus(deal, 'lost');
	if (what === 'open') account.setStatus(deal, 'open');
}

const emittedBy = (items: { json: IDataObject }[]) =>
	items
		.map(({ json }) => ({ id: Number(json.id), events: [...(json.events as string[])].sort() }))
		.sort((a, b) => a.id - b.id);

describe('the polling trigger', () => {
	it('says what a comparison of plain states says, over whatever happens', async () => {
		await fc.assert(
			fc.asyncProperty(
				habits,
				setting,
				fc.array(step, { minLength: 4, maxLength: 30 }),
				async (howAnswered, chosen, steps) => {
					const account = new FakeAccount(howAnswered);
					const model = new Model(chosen);
					for (let index = 0; index < 3; index++) account.create();
					const [first] = account.deals.values();
					account.now += 1000;
					if (first !== undefined) account.change(first);
					const node = nodeOn(account, chosen);
					expect(await node.poll()).toEqual([]);
					model.look(account);
					model.save();
					for (const one of steps) {
						if (one.kind === 'act') perform(account, model, one);
						if (one.kind === 'wait') {
							account.pass(one.seconds);
							if (!one.n8nSleeps) counted += one.seconds * 1000;
						}
						if (one.kind === 'restart') {
							node.restart();
							model.restart();
						}
						if (one.kind === 'poll') await pollBoth(account, model, node, one.failAt);
					}
					await pollBoth(account, model, node, -1);
					await pollBoth(account, model, node, -1);
				},
			),
			{ numRuns: 1000 },
		);
	}, 300_000);
});

async function pollBoth(account: FakeAccount, model: Model, node: PollingNode, failAt: number) {
	account.requests = 0;
	account.failsAt = failAt;
	let items: { json: IDataObject }[] | null;
	try {
		items = await node.poll();
	} catch (error) {
		expect((error as Error).message).toContain('refused');
		return;
	}
	expect(emittedBy(items ?? [])).toEqual(model.look(account));
	if (items !== null) model.save();
}

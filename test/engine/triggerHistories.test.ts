import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { useSandbox } from './useSandbox';
import { useWebhookHosts } from './useWebhookHosts';

/**
 * Whatever happens to deals, and whatever becomes of the deliveries on their way: the workflow starts once for
 * every event that is waited for and of which at least one attempt arrives. The model is of plain records and
 * knows nothing of the node.
 */
const account = useSandbox();
const { hostOf } = useWebhookHosts(account);

interface Deal {
	title: string;
	status: 'open' | 'won' | 'lost';
	stage_id: number;
	owner_id: number;
	value: number;
}

/** One step of a history: a new deal, a change of some keys of one, or its end. */
type Step =
	| { kind: 'create'; deal: Deal }
	| { kind: 'change'; which: number; changes: Partial<Deal> }
	| { kind: 'delete'; which: number };

/** What becomes of the deliveries of one event. */
interface Fate {
	/** Attempts that get lost, of four. */
	lost: number;
	/** Arrivals: how often the first one that is not lost comes again, and when. */
	arrivals: number[];
	/** Somebody else sends it as well, with another secret. */
	forged: boolean;
}

const deal = fc.record({
	title: fc.constantFrom('One', 'Two'),
	status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
	stage_id: fc.integer({ min: 1, max: 3 }),
	owner_id: fc.integer({ min: 101, max: 102 }),
	value: fc.integer({ min: 0, max: 2 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), deal }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('change' as const),
			which: fc.nat(9),
			changes: deal.chain((whole) =>
				fc
					.subarray(Object.keys(whole))
					.map((keys) =>
						Object.fromEntries(Object.entries(whole).filter(([key]) => keys.includes(key))),
					),
			),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('delete' as const), which: fc.nat(9) }),
	},
);

const fate: fc.Arbitrary<Fate> = fc.record({
	lost: fc.constantFrom(0, 0, 0, 1, 2, 3, 4),
	arrivals: fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }),
	forged: fc.boolean(),
});

const choices = {
	created: [],
	deleted: [],
	lost: [],
	ownerChanged: [],
	reopened: [],
	stageChanged: [],
	updated: [],
	valueChanged: [],
	won: [],
};
const chosen = fc.subarray(Object.keys(choices), { minLength: 1 });

/** What the steps do to plain records: an event for each that does something. */
function eventsOf(steps: Step[]) {
	const deals: (Deal | undefined)[] = [];
	const events: { id: number; before: Deal | undefined; after: Deal | undefined }[] = [];
	for (const one of steps) {
		if (one.kind === 'create') {
			deals.push(one.deal);
			events.push({ id: deals.length, before: undefined, after: one.deal });
			continue;
		}
		const living = [...deals.keys()].filter((index) => deals[index] !== undefined);
		const index = living[one.which % living.length];
		const before = index === undefined ? undefined : deals[index];
		if (index === undefined || before === undefined) continue;
		const after = one.kind === 'delete' ? undefined : { ...before, ...one.changes };
		deals[index] = after;
		events.push({ id: index + 1, before, after });
	}
	return events;
}

/** What people would say has happened. */
function saidOf(before: Deal | undefined, after: Deal | undefined): string[] {
	if (!after) return ['deleted'];
	if (!before) return ['created', ...(after.status === 'open' ? [] : [after.status])];
	const differs = (key: keyof Deal) => before[key] !== after[key];
	return [
		'updated',
		...(differs('stage_id') ? ['stageChanged'] : []),
		...(differs('owner_id') ? ['ownerChanged'] : []),
		...(differs('value') ? ['valueChanged'] : []),
		...(differs('status') ? [after.status === 'open' ? 'reopened' : after.status] : []),
	];
}

let lastEvent = 0;

/** The delivery of an event, as Pipedrive's guide describes it. */
function payloadOf(
	{ id, before, after }: ReturnType<typeof eventsOf>[number],
	timestamp: string,
): IDataObject {
	const changed = Object.entries(before ?? {}).filter(
		([key, value]) => JSON.stringify(after?.[key as keyof Deal]) !== JSON.stringify(value),
	);
	return {
		data: after ? { id, ...after, custom_fields: {} } : null,
		previous: !before ? null : after ? Object.fromEntries(changed) : { id, ...before },
		meta: {
			action: !before ? 'create' : after ? 'change' : 'delete',
			entity: 'deal',
			entity_id: String(id),
			id: `event ${String(++lastEvent)}`,
			timestamp,
			user_id: '101',
			version: '2.0',
			change_source: 'app',
		},
	};
}

const secret = 'only Pipedrive and n8n know it';
const basic = (password: string) => `Basic ${Buffer.from(`n8n:${password}`).toString('base64')}`;

it('starts once for every event that is waited for and arrives, over 1,000 histories', async () => {
	const host = await hostOf({ Deals: { triggerOn: 'deal', events: ['created'] } });
	host.staticData = { 'node:Deals': { webhookId: 1, secret } };
	const history = fc.tuple(chosen, fc.array(fc.tuple(step, fate), { maxLength: 8 }), fc.boolean());
	const holds = async ([events, told, sideBySide]: [string[], [Step, Fate][], boolean]) => {
		host.setParameters('Deals', { events });
		host.runs.length = 0;
		const expected: string[] = [];
		const arrivals: { when: number; arrive: () => Promise<number>; status: number }[] = [];
		for (const [index, event] of eventsOf(told.map(([one]) => one)).entries()) {
			const [, { lost, arrivals: times, forged }] = told[index] ?? [undefined, noFate];
			const timestamp = new Date(index * 1000).toISOString();
			const body = payloadOf(event, timestamp);
			const said = saidOf(event.before, event.after).sort();
			if (lost < 4 && said.some((one) => events.includes(one))) {
				expected.push(JSON.stringify([event.id, timestamp, said]));
			}
			for (const when of lost < 4 ? times : []) {
				const arrive = async () => await host.deliver('Deals', basic(secret), body);
				arrivals.push({ when, arrive, status: 200 });
			}
			const forge = async () => await host.deliver('Deals', basic('a guess'), body);
			if (forged) arrivals.push({ when: 50, arrive: forge, status: 401 });
		}
		arrivals.sort((a, b) => a.when - b.when);
		if (sideBySide) {
			const statuses = await Promise.all(arrivals.map(async ({ arrive }) => await arrive()));
			expect(statuses).toEqual(arrivals.map(({ status }) => status));
		} else {
			for (const { arrive, status } of arrivals) expect(await arrive()).toBe(status);
		}
		const started = host.runs.map(({ items: [item] }) =>
			JSON.stringify([item?.id, item?.changed_at, (item?.events as string[]).sort()]),
		);
		expect(started.sort()).toEqual(expected.sort());
	};
	await fc.assert(fc.asyncProperty(history, holds), { numRuns: 1_000 });
	expect(host.failures).toEqual([]);
}, 300_000);

const noFate: Fate = { lost: 4, arrivals: [], forged: false };

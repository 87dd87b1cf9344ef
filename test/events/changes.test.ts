import type { IDataObject } from 'n8n-workflow';
import {
	type ChangeFilter,
	isWanted,
	unfiltered,
} from '../../nodes/PipedriveCrm/events/changeFilter';
import { changeItem } from '../../nodes/PipedriveCrm/events/changeOutput';
import { eventsOf } from '../../nodes/PipedriveCrm/events/eventsOf';
import type { RecordChange } from '../../nodes/PipedriveCrm/events/recordChange';
import { objectNamed } from '../../nodes/PipedriveCrm/events/watchedObjects';
import { changeOfWebhook } from '../../nodes/PipedriveCrm/events/webhookChange';

const industry = 'a'.repeat(40);
const deal: IDataObject = {
	id: 42,
	status: 'open',
	stage_id: 3,
	pipeline_id: 1,
	owner_id: 11,
	value: 100,
	currency: 'EUR',
	update_time: '2026-01-02T09:00:00Z',
	custom_fields: { [industry]: 7 },
};

const change = (more: Partial<RecordChange> & { now?: IDataObject }): RecordChange => ({
	action: 'change',
	object: 'deal',
	id: 42,
	previous: {},
	told: [],
	userId: 11,
	throughApi: false,
	at: '2026-01-02T09:00:00Z',
	...more,
	current: more.current ?? { ...deal, ...more.now },
});

const happened = (one: RecordChange) => eventsOf(one, objectNamed(one.object)?.events ?? []).sort();

describe('what happened to a deal', () => {
	it.each<[string, Partial<RecordChange> & { now?: IDataObject }, string[]]>([
		['created', { action: 'create', previous: null }, ['created']],
		[
			'created as won',
			{ action: 'create', previous: null, now: { status: 'won' } },
			['created', 'won'],
		],
		['deleted', { action: 'delete', previous: null, now: { status: 'won' } }, ['deleted']],
		['won', { previous: { status: 'open' }, now: { status: 'won' } }, ['updated', 'won']],
		['lost', { previous: { status: 'won' }, now: { status: 'lost' } }, ['lost', 'updated']],
		['reopened', { previous: { status: 'lost' } }, ['reopened', 'updated']],
		['brought back', { previous: { status: 'deleted' } }, ['updated']],
		['moved', { previous: { stage_id: 2 } }, ['stageChanged', 'updated']],
		['given away', { previous: { owner_id: 12 } }, ['ownerChanged', 'updated']],
		['in another currency', { previous: { currency: 'USD' } }, ['updated', 'valueChanged']],
		['named but the same', { previous: { stage_id: 3, status: 'open' } }, ['updated']],
		[
			'as the source told it',
			{ previous: null, told: ['won'], now: { status: 'won' } },
			['updated', 'won'],
		],
		['without previous values', { previous: null, now: { status: 'won' } }, ['updated']],
	])('%s', (_name, given, expected) => {
		expect(happened(change(given))).toEqual(expected);
	});

	it('of an activity: rescheduled and done', () => {
		const activity = { done: true, due_date: '2026-02-01', due_time: '09:00:00' };
		const previous = { done: false, due_time: '08:00:00' };
		expect(happened(change({ object: 'activity', current: activity, previous }))).toEqual([
			'markedAsDone',
			'rescheduled',
			'updated',
		]);
	});
});

describe('a filter', () => {
	const wanted = (one: RecordChange, filter: Partial<ChangeFilter> & { events: string[] }) =>
		isWanted(one, happened(one), { ...unfiltered([]), ...filter });
	const moved = change({ previous: { stage_id: 2 } });

	it('lets the chosen events through', () => {
		expect(wanted(moved, { events: ['stageChanged'] })).toBe(true);
		expect(wanted(moved, { events: ['won', 'created'] })).toBe(false);
	});

	it('looks at the stages on both sides', () => {
		const events = ['stageChanged'];
		expect(wanted(moved, { events, toStageIds: [3], fromStageIds: ['2'] })).toBe(true);
		expect(wanted(moved, { events, toStageIds: [4] })).toBe(false);
		expect(wanted(moved, { events, fromStageIds: [1] })).toBe(false);
		expect(wanted(moved, { events: ['stageChanged', 'updated'], toStageIds: [4] })).toBe(true);
	});

	it('counts a creation in the stage only when asked to', () => {
		const made = change({ action: 'create', previous: null });
		const filter = { events: ['stageChanged'], toStageIds: [3] };
		expect(wanted(made, filter)).toBe(false);
		expect(wanted(made, { ...filter, alsoCreatedInStage: true })).toBe(true);
		expect(wanted(made, { ...filter, toStageIds: [4], alsoCreatedInStage: true })).toBe(false);
	});

	it('looks at owner and pipeline as they are now', () => {
		expect(wanted(moved, { events: ['updated'], ownerIds: [11], pipelineIds: [1] })).toBe(true);
		expect(wanted(moved, { events: ['updated'], ownerIds: [12] })).toBe(false);
		expect(wanted(moved, { events: ['updated'], pipelineIds: [2] })).toBe(false);
	});

	it('looks at the fields that changed, custom ones too, but not of a creation', () => {
		const regrouped = change({ previous: { custom_fields: { [industry]: 8 } } });
		const events = ['updated', 'created'];
		expect(wanted(regrouped, { events, changedKeys: ['title', industry] })).toBe(true);
		expect(wanted(regrouped, { events, changedKeys: ['title'] })).toBe(false);
		const made = change({ action: 'create', previous: null });
		expect(wanted(made, { events, changedKeys: ['title'] })).toBe(true);
	});

	it('looks at values on their way', () => {
		const won = change({ previous: { status: 'open' }, now: { status: 'won' } });
		const is = (value: string) => (record: IDataObject) => record.status === value;
		const filter = (from: string, to: string) => ({
			events: ['updated'],
			valueChanges: [{ key: 'status', from: is(from), to: is(to) }],
		});
		expect(wanted(won, filter('open', 'won'))).toBe(true);
		expect(wanted(won, filter('lost', 'won'))).toBe(false);
		expect(wanted(moved, filter('open', 'open'))).toBe(false);
	});

	it('leaves out what the connection did itself', () => {
		const own = { ...moved, throughApi: true };
		expect(wanted(own, { events: ['updated'], ignoredUserId: 11 })).toBe(false);
		expect(wanted(moved, { events: ['updated'], ignoredUserId: 11 })).toBe(true);
		expect(wanted(own, { events: ['updated'], ignoredUserId: 12 })).toBe(true);
	});
});

describe('the item of a change', () => {
	it('has previous values as the record is written, and the fields by name', () => {
		const one = change({
			previous: { stage_id: 2, visible_to: 1, custom_fields: { [industry]: 8 } },
		});
		const item = changeItem(
			one,
			['updated'],
			{
				current: {
					id: 42,
					stage_id: 3,
					stage_name: 'Won soon',
					custom_fields: { Industry: 'Oil' },
				},
				before: { id: 42, stage_id: 2, stage_name: 'Lead in', custom_fields: {} },
			},
			{
				fields: new Map([
					['stage_id', 'Stage'],
					[industry, 'Industry'],
				]),
				users: new Map([['11', 'Anna Berg']]),
			},
		);
		expect(item).toEqual({
			object: 'deal',
			events: ['updated'],
			id: 42,
			record: { id: 42, stage_id: 3, stage_name: 'Won soon', custom_fields: { Industry: 'Oil' } },
			previous: {
				stage_id: 2,
				stage_name: 'Lead in',
				visible_to: 1,
				custom_fields: { Industry: null },
			},
			changed_fields: ['Stage', 'visible_to', 'Industry'],
			changed_by: { id: 11, name: 'Anna Berg' },
			changed_at: '2026-01-02T09:00:00Z',
		});
	});
});

describe('a webhook', () => {
	const meta = {
		action: 'change',
		entity: 'deal',
		entity_id: '42',
		user_id: '11',
		change_source: 'api',
		timestamp: '2026-01-02T09:00:00.331Z',
	};

	it('is read into the form of API v2', () => {
		const data = {
			id: 42,
			visible_to: '3',
			custom_fields: {
				a: { type: 'enum', id: 7 },
				b: { type: 'set', values: [{ id: 1 }, { id: 2 }] },
				c: { type: 'monetary', value: 250, currency: 'EUR' },
				d: { type: 'varchar', value: 'text' },
				e: null,
				f: { type: 'user', id: 11 },
				g: { type: 'daterange', value: '2026-01-01', until: '2026-01-31' },
			},
		};
		expect(changeOfWebhook({ data, previous: { stage_id: 2 }, meta })).toEqual({
			action: 'change',
			object: 'deal',
			id: 42,
			current: {
				id: 42,
				visible_to: 3,
				custom_fields: {
					a: 7,
					b: [1, 2],
					c: { value: 250, currency: 'EUR' },
					d: 'text',
					e: null,
					f: 11,
					g: { value: '2026-01-01', until: '2026-01-31' },
				},
			},
			previous: { stage_id: 2 },
			told: [],
			userId: 11,
			throughApi: true,
			at: '2026-01-02T09:00:00.331Z',
		});
	});

	it('of a deletion has the last state', () => {
		const last = { id: 42, title: 'Gone' };
		const deleted = { ...meta, action: 'delete' };
		expect(changeOfWebhook({ data: null, previous: last, meta: deleted })).toMatchObject({
			current: last,
			previous: null,
		});
	});

	it('is refused when it is none', () => {
		expect(
			changeOfWebhook({ data: {}, previous: null, meta: { action: 'updated' } }),
		).toBeUndefined();
	});
});

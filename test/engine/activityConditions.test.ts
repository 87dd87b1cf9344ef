import type { IDataObject } from 'n8n-workflow';
import { expectFound, getWhere, type Row } from './conditionRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const path = '/api/v2/activities';
const text = (value: unknown) => String(value ?? '').toLowerCase();
const found = async (
	rows: Row[],
	matches: (activity: IDataObject) => boolean,
	more: Parameters<typeof expectFound>[5] = {},
	from = path,
) => {
	await expectFound(account, 'activity', from, rows, matches, more);
};

describe('Activity → Get Many compares what the API has no filter for', () => {
	beforeEach(async () => {
		const { status } = await account.sandbox.call('POST', path, {
			subject: 'Walk through the offer',
			type: 'call',
			due_date: '2026-02-01',
			due_time: '23:30:00',
			public_description: 'Please bring the figures',
			participants: [{ person_id: 12, primary: true }, { person_id: 15 }],
			location: { value: 'Storgata 1', locality: 'Tromsø' },
			priority: 33,
		});
		expect(status).toBe(200);
	});

	it.each<[string, Row[], (activity: IDataObject) => boolean]>([
		[
			'type, by key',
			[{ field: 'type', operator: 'is', value: 'call' }],
			({ type }) => type === 'call',
		],
		[
			'type, by shown names',
			[{ field: 'Type', operator: 'isOneOf', value: 'Site Visit, lunch' }],
			({ type }) => ['site_visit', 'lunch'].includes(String(type)),
		],
		[
			'subject',
			[{ field: 'subject', operator: 'contains', value: 'OFFER' }],
			({ subject }) => text(subject).includes('offer'),
		],
		[
			'details',
			[{ field: 'details', operator: 'contains', value: 'figures' }],
			(activity) => text(activity.public_description).includes('figures'),
		],
		[
			'date',
			[{ field: 'date', operator: 'is', value: '2026-01-15' }],
			({ due_date: day }) => day === '2026-01-15',
		],
		[
			'due_date, between two days',
			[
				{ field: 'due_date', operator: 'isMore', value: '2026-01-15' },
				{ field: 'due_date', operator: 'atMost', value: '2026-01-20' },
			],
			({ due_date: day }) => String(day) > '2026-01-15' && String(day) <= '2026-01-20',
		],
		[
			'due_time, that there is none',
			[{ field: 'due_time', operator: 'isEmpty' }],
			({ due_time: time }) => time === null,
		],
		[
			'due_time',
			[{ field: 'due_time', operator: 'atLeast', value: '17:30' }],
			({ due_time: time }) => time !== null && String(time) >= '17:30',
		],
		[
			'duration',
			[{ field: 'duration', operator: 'isMore', value: '0:30' }],
			({ duration }) => duration === '01:00:00',
		],
		['done', [{ field: 'done', operator: 'is', value: 'to do' }], ({ done }) => done === false],
		[
			'creator_user_id, by name',
			[{ field: 'creator_user_id', operator: 'is', value: 'Ana Silva' }],
			({ creator_user_id: id }) => id === 103,
		],
		[
			'user_id, by e-mail address',
			[{ field: 'user_id', operator: 'contains', value: 'ana.silva@' }],
			({ owner_id: id }) => id === 103,
		],
		[
			'created',
			[{ field: 'created', operator: 'atLeast', value: '2026-01-01' }],
			({ add_time: time }) => String(time) >= '2026-01-01',
		],
		[
			'note',
			[{ field: 'note', operator: 'contains', value: '<p>' }],
			({ note }) => text(note).includes('<p>'),
		],
		[
			'priority, by its shown name',
			[{ field: 'priority', operator: 'is', value: 'high' }],
			({ priority }) => priority === 33,
		],
		[
			'any participant',
			[{ field: 'participants.person_id', operator: 'is', value: 15 }],
			({ participants }) => (participants as IDataObject[]).some(({ person_id: id }) => id === 15),
		],
		[
			'location.locality',
			[{ field: 'location.locality', operator: 'is', value: 'tromsø' }],
			({ location }) => (location as IDataObject | null)?.locality === 'Tromsø',
		],
		[
			'marked_as_done_time',
			[{ field: 'marked_as_done_time', operator: 'atLeast', value: '2026-01-10' }],
			({ marked_as_done_time: time }) => time !== null && String(time) >= '2026-01-10',
		],
		['busy', [{ field: 'busy', operator: 'is', value: true }], ({ busy }) => busy === true],
	])('%s', async (_what, rows, matches) => {
		await found(rows, matches);
	});

	it('due_date: the day that the clocks of the workflow show', async () => {
		const rows = [
			{ field: 'date', operator: 'is', value: '2026-02-02' },
			{ field: 'due_time', operator: 'is', value: '00:30' },
		];
		const { json } = await getWhere(account, 'activity', rows, { timezone: 'Europe/Stockholm' });
		expect(json.map(({ subject }) => subject)).toEqual(['Walk through the offer']);
	});

	it('attendees, which are asked for by the condition', async () => {
		await found(
			[{ field: 'attendees', operator: 'contains', value: '@' }],
			({ attendees }) => (attendees as IDataObject[]).length > 0,
			{},
			`${path}?include_fields=attendees`,
		);
	});

	it('needs no list of fields, for which most apps have no scope', async () => {
		await account.sandbox.clearRequests();
		await getWhere(account, 'activity', [{ field: 'subject', operator: 'is', value: 'x' }]);
		const asked = await account.sandbox.requests();
		expect(new Set(asked.map((request) => request.path))).toEqual(new Set([path]));
	});

	it.each([
		['custom_fields', 'Priority'],
		['file_id', 'File → Get'],
		['product_id', "'Deal'"],
		['related_item_id', 'lead_id'],
		['remind_at', 'due_date'],
		['visible_to', 'linked'],
	])('%s: says why not, and what to do instead', async (field, offer) => {
		await account.sandbox.clearRequests();
		const { json } = await getWhere(account, 'activity', [{ field, operator: 'is', value: 1 }]);
		expect(json[0]?.error).toContain(`'Additional Conditions' has no place for '${field}': `);
		expect((json[0]?.details as IDataObject).nextStep).toContain(offer);
		expect(await account.sandbox.requests()).toEqual([]);
	});

	it('an unknown type: names the nearest', async () => {
		const { json } = await getWhere(account, 'activity', [
			{ field: 'type', operator: 'is', value: 'Cal' },
		]);
		expect(json[0]?.error).toContain("'Type' has no activity type 'Cal'");
		expect((json[0]?.details as IDataObject).nextStep).toContain("'Call'");
	});
});

describe('a sorted list ends where nothing can match any more', () => {
	const pagesRead = async () => (await account.sent('GET', path)).length;
	const sorted = (key: string, direction: string) => ({
		options: { sort_by: key, sort_direction: direction },
	});
	const since = '2025-12-15';

	it.each<[string, Row, string, string, (activity: IDataObject) => boolean]>([
		[
			'the newest first',
			{ field: 'created', operator: 'atLeast', value: since },
			'add_time',
			'desc',
			({ add_time: time }) => String(time) >= since,
		],
		[
			'the oldest first',
			{ field: 'add_time', operator: 'isLess', value: '2025-03-01' },
			'add_time',
			'asc',
			({ add_time: time }) => String(time) < '2025-03-01',
		],
		[
			'the last due first',
			{ field: 'date', operator: 'isMore', value: '2026-01-10' },
			'due_date',
			'desc',
			({ due_date: day }) => String(day) > '2026-01-10',
		],
	])('%s', async (_what, row, key, direction, matches) => {
		const more = sorted(key, direction);
		await found([row], matches, more, `${path}?sort_by=${key}&sort_direction=${direction}`);
		await account.sandbox.clearRequests();
		const { json, hints } = await getWhere(account, 'activity', [row], more);
		expect(await pagesRead()).toBe(1);
		expect(json.length).toBeGreaterThan(0);
		expect(hints).toEqual([]);
	});

	it.each<[string, Row[], IDataObject]>([
		[
			'sorted the other way',
			[{ field: 'created', operator: 'atLeast', value: since }],
			sorted('add_time', 'asc').options,
		],
		[
			'sorted by something else',
			[{ field: 'created', operator: 'atLeast', value: since }],
			sorted('update_time', 'desc').options,
		],
		['not sorted', [{ field: 'created', operator: 'atLeast', value: since }], {}],
		[
			'one of any conditions',
			[
				{ field: 'created', operator: 'atLeast', value: since },
				{ field: 'done', operator: 'is', value: false },
			],
			{ ...sorted('add_time', 'desc').options, conditionsMatch: 'any' },
		],
		[
			'a condition that is no bound',
			[{ field: 'created', operator: 'isNot', value: since }],
			sorted('add_time', 'desc').options,
		],
	])('but not: %s', async (_what, rows, options) => {
		await getWhere(account, 'activity', rows, { options });
		expect(await pagesRead()).toBe(2);
	});

	it('the days of other zones are not cut off', async () => {
		const { body } = await account.sandbox.call('POST', path, {
			subject: 'Late there',
			type: 'call',
			due_date: '2026-01-09',
			due_time: '23:30:00',
		});
		const rows = [{ field: 'date', operator: 'atLeast', value: '2026-01-10' }];
		const more = { ...sorted('due_date', 'desc'), timezone: 'Asia/Tokyo' };
		const { json } = await getWhere(account, 'activity', rows, more);
		expect(json.map(({ id }) => id)).toContain((body.data as IDataObject).id);
	});
});

import type { IDataObject } from 'n8n-workflow';
import { everyRow, expectFound, getWhere, idsOf, type Row } from './conditionRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const deals = '/api/v2/deals';
const found = async (
	rows: Row[],
	matches: (deal: IDataObject) => boolean,
	more: Parameters<typeof expectFound>[5] = {},
	path = deals,
) => {
	await expectFound(account, 'deal', path, rows, matches, more);
};

const text = (value: unknown) => String(value ?? '').toLowerCase();
const day = (value: unknown) => String(value).slice(0, 10);

describe('Deal → Get Many compares what the API has no filter for', () => {
	it.each<[string, Row[], (deal: IDataObject) => boolean]>([
		[
			'title',
			[{ field: 'title', operator: 'contains', value: 'Pilot' }],
			({ title }) => text(title).includes('pilot'),
		],
		[
			'currency',
			[{ field: 'currency', operator: 'is', value: 'usd' }],
			({ currency }) => currency === 'USD',
		],
		[
			'value, between two',
			[
				{ field: 'value', operator: 'atLeast', value: '1000' },
				{ field: 'value', operator: 'isLess', value: 2000.5 },
			],
			({ value }) => Number(value) >= 1000 && Number(value) < 2000.5,
		],
		['value 0', [{ field: 'value', operator: 'is', value: 0 }], ({ value }) => value === 0],
		[
			'add_time, on a day',
			[{ field: 'add_time', operator: 'is', value: '2025-12-30' }],
			({ add_time: time }) => day(time) === '2025-12-30',
		],
		[
			'add_time, after a moment in another zone',
			[{ field: 'add_time', operator: 'isMore', value: '2025-12-30T12:00:00+02:00' }],
			({ add_time: time }) => String(time) > '2025-12-30T10:00:00Z',
		],
		[
			'close_time, after a day',
			[{ field: 'close_time', operator: 'isMore', value: '2025-12-30' }],
			({ close_time: time }) => time !== null && day(time) > '2025-12-30',
		],
		[
			'won_time, up to a day',
			[{ field: 'won_time', operator: 'atMost', value: '2026-01-01' }],
			({ won_time: time }) => time !== null && day(time) <= '2026-01-01',
		],
		[
			'lost_time',
			[{ field: 'lost_time', operator: 'isNotEmpty' }],
			({ lost_time: time }) => time !== null,
		],
		[
			'lost_reason, one of several',
			[{ field: 'lost_reason', operator: 'isOneOf', value: 'price, TIMING' }],
			({ lost_reason: reason }) => ['Price', 'Timing'].includes(String(reason)),
		],
		[
			'probability',
			[{ field: 'probability', operator: 'atMost', value: '25' }],
			({ probability }) => probability !== null && Number(probability) <= 25,
		],
		[
			'visible_to, by its label',
			[{ field: 'visible_to', operator: 'is', value: 'entire company' }],
			({ visible_to: visible }) => visible === 3,
		],
		[
			'status, by its label',
			[{ field: 'status', operator: 'isNot', value: 'Open' }],
			({ status }) => status !== 'open',
		],
		[
			'is_archived',
			[{ field: 'is_archived', operator: 'is', value: false }],
			({ is_archived: archived }) => archived === false,
		],
		[
			'deleted',
			[{ field: 'deleted', operator: 'is', value: 'false' }],
			({ is_deleted: deleted }) => deleted === false,
		],
		[
			'person_id, by ID',
			[{ field: 'person_id', operator: 'isOneOf', value: '12, 15, 18' }],
			({ person_id: id }) => [12, 15, 18].includes(Number(id)),
		],
	])('%s', async (_what, rows, matches) => {
		await found(rows, matches);
	});

	it.each(['user_id', 'owner_user_id', 'owner_id', 'Owner'])(
		'%s, by name and by e-mail address, also of a user who has left',
		async (field) => {
			const users = await account.list('/api/v1/users');
			const left = users.find(({ active_flag: active }) => active === false);
			const ana = await account.userNamed('Ana Silva');
			const wanted = `${String(ana.email)}, ${String(left?.name)}`;
			await found([{ field, operator: 'isOneOf', value: wanted }], ({ owner_id: id }) =>
				[ana.id, left?.id].includes(id as number),
			);
		},
	);

	it('stage_id and pipeline_id, by name: that of two stages means either', async () => {
		const stages = await account.list('/api/v2/stages');
		const proposals = stages.filter(({ name }) => name === 'Proposal').map(({ id }) => id);
		expect(proposals).toHaveLength(2);
		await found([{ field: 'stage_id', operator: 'is', value: 'proposal' }], ({ stage_id: id }) =>
			proposals.includes(id),
		);
		await found(
			[
				{ field: 'Stage', operator: 'is', value: 'Sales › Proposal' },
				{ field: 'Pipeline', operator: 'is', value: 'sales' },
			],
			({ stage_id: id, pipeline_id: pipeline }) => proposals.includes(id) && pipeline === 1,
		);
	});

	it('creator_user_id, by name', async () => {
		const ana = await account.userNamed('Ana Silva');
		await found(
			[{ field: 'creator_user_id', operator: 'is', value: 'ana silva' }],
			({ creator_user_id: id }) => id === ana.id,
		);
	});

	it('a user by ID costs no list of users', async () => {
		await found(
			[{ field: 'owner_id', operator: 'is', value: 102 }],
			({ owner_id: id }) => id === 102,
		);
		expect(await account.sent('GET', '/api/v1/users')).toEqual([]);
	});
});

describe('the next activity of deals', () => {
	const withNext = `${deals}?include_fields=next_activity_id`;
	const local = (activity: IDataObject | undefined, timeZone: string) => {
		if (activity === undefined) return { day: '', time: '' };
		const { due_date: due, due_time: time } = activity;
		if (time === null) return { day: String(due), time: '' };
		const shown = new Date(`${String(due)}T${String(time)}Z`).toLocaleString('sv-SE', { timeZone });
		return { day: shown.slice(0, 10), time: shown.slice(11) };
	};
	const activities = async () =>
		new Map((await everyRow(account, '/api/v2/activities')).map((one) => [one.id, one]));

	it('is asked for by the condition itself', async () => {
		const [first] = (await everyRow(account, withNext)).filter((deal) => deal.next_activity_id);
		const id = first?.next_activity_id;
		await found(
			[{ field: 'next_activity_id', operator: 'is', value: id }],
			(deal) => deal.next_activity_id === id,
			{},
			withNext,
		);
		const simple = { parameters: { simple: true } };
		const rows = [{ field: 'next_activity_id', operator: 'is', value: id }];
		const { json } = await getWhere(account, 'deal', rows, simple);
		expect(json[0]).not.toHaveProperty('next_activity_id');
	});

	it.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])(
		'is compared by the day and the time that the clocks show in %s',
		async (timezone) => {
			const byId = await activities();
			const due = (deal: IDataObject) => local(byId.get(deal.next_activity_id as number), timezone);
			await found(
				[{ field: 'next_activity_date', operator: 'atLeast', value: '2026-01-20' }],
				(deal) => due(deal).day >= '2026-01-20',
				{ timezone },
				withNext,
			);
			await found(
				[
					{ field: 'next_activity_time', operator: 'isNotEmpty' },
					{ field: 'next_activity_time', operator: 'isLess', value: '11:00' },
				],
				(deal) => due(deal).time !== '' && due(deal).time < '11:00:00',
				{ timezone },
				withNext,
			);
		},
	);

	it('counts among any of several conditions', async () => {
		const byId = await activities();
		await found(
			[
				{ field: 'next_activity_date', operator: 'is', value: '2026-01-16' },
				{ field: 'currency', operator: 'is', value: 'GBP' },
			],
			(deal) =>
				deal.currency === 'GBP' ||
				byId.get(deal.next_activity_id as number)?.due_date === '2026-01-16',
			{ options: { conditionsMatch: 'any' } },
			withNext,
		);
	});

	it('is read for deals only that meet the other conditions, and no further than the limit', async () => {
		const rows = [
			{ field: 'value', operator: 'atLeast', value: '30000' },
			{ field: 'next_activity_date', operator: 'isNotEmpty' },
		];
		const { json, hints } = await getWhere(account, 'deal', rows, {
			parameters: { returnAll: false, limit: 2 },
		});
		const expected = (await everyRow(account, withNext)).filter(
			(deal) => Number(deal.value) >= 30000 && deal.next_activity_id,
		);
		expect(idsOf(json)).toEqual(idsOf(expected).slice(0, 2));
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
		const read = await account.sent('GET', '/api/v2/activities');
		expect(read.map(({ query }) => query.ids?.split(',').length)).toEqual([
			expect.any(Number) as number,
		]);
	});
});

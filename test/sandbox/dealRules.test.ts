import { recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox, type SandboxAnswer } from '../../sandbox/client/startSandbox';

const now = '2026-01-15T09:00:00Z';
const later = '2026-01-15T10:00:00Z';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ now, deals: 40 });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.clock({ now }));

async function create(body: object = {}): Promise<ApiRecord> {
	return recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'Rules', ...body }));
}

async function patch(deal: ApiRecord, body: object): Promise<SandboxAnswer> {
	return sandbox.call('PATCH', `/api/v2/deals/${String(deal.id)}`, body);
}

describe('a new deal', () => {
	it('has the defaults of the account and of the user', async () => {
		expect(await create()).toMatchObject({
			title: 'Rules',
			value: 0,
			currency: 'EUR',
			owner_id: 101,
			creator_user_id: 101,
			pipeline_id: 1,
			stage_id: 1,
			status: 'open',
			visible_to: 3,
			origin: 'API',
			add_time: now,
			update_time: null,
			won_time: null,
			lost_time: null,
			close_time: null,
			expected_close_date: null,
			probability: null,
			is_archived: false,
			is_deleted: false,
			label_ids: [],
		});
	});

	it('goes to the first stage of a pipeline that is named alone', async () => {
		expect(await create({ pipeline_id: 2 })).toMatchObject({ pipeline_id: 2, stage_id: 7 });
	});

	it('goes to the pipeline of a stage that is named alone', async () => {
		expect(await create({ stage_id: 9 })).toMatchObject({ pipeline_id: 2, stage_id: 9 });
	});

	it('can be won or lost from the start', async () => {
		expect(await create({ status: 'won' })).toMatchObject({ won_time: now, close_time: now });
		expect(await create({ status: 'lost', lost_reason: 'Price' })).toMatchObject({
			lost_time: now,
			lost_reason: 'Price',
		});
	});
});

describe('a change', () => {
	it('touches the named keys and the time of change only', async () => {
		const deal = await create({ value: 10 });
		await sandbox.clock({ now: later });
		const changed = recordOf(await patch(deal, { title: 'Renamed' }));
		expect(changed).toEqual({ ...deal, title: 'Renamed', update_time: later });
	});

	it('to another stage of the pipeline notes when', async () => {
		const deal = await create();
		await sandbox.clock({ now: later });
		const moved = recordOf(await patch(deal, { stage_id: 3 }));
		expect(moved).toMatchObject({ stage_id: 3, pipeline_id: 1, stage_change_time: later });
	});

	it('to a stage of another pipeline needs the pipeline beside it', async () => {
		const deal = await create();
		const alone = await patch(deal, { stage_id: 9 });
		const both = await patch(deal, { stage_id: 9, pipeline_id: 2 });
		expect(alone.status).toBe(400);
		expect(recordOf(both)).toMatchObject({ stage_id: 9, pipeline_id: 2 });
	});

	it('unlinks a person with null', async () => {
		const deal = await create({ person_id: 3 });
		expect(recordOf(await patch(deal, { person_id: null }))['person_id']).toBeNull();
	});

	it('stores an emptied close date the way the service does', async () => {
		const deal = await create({ expected_close_date: '2026-03-01' });
		const emptied = recordOf(await patch(deal, { expected_close_date: '' }));
		expect(emptied['expected_close_date']).toBe('0000-00-00');
	});
});

describe('status', () => {
	it('won and lost set their own times, reopening clears them and keeps the reason', async () => {
		const deal = await create();
		const lost = recordOf(await patch(deal, { status: 'lost', lost_reason: 'Price' }));
		expect(lost).toMatchObject({ lost_time: now, close_time: now, won_time: null });
		const open = recordOf(await patch(deal, { status: 'open' }));
		expect(open).toMatchObject({ lost_time: null, close_time: null, lost_reason: 'Price' });
		await sandbox.clock({ now: later });
		const won = recordOf(await patch(deal, { status: 'won' }));
		expect(won).toMatchObject({ won_time: later, close_time: later, lost_time: null });
	});

	it('takes times, in UTC whatever their offset', async () => {
		const deal = await create();
		const won = await patch(deal, { status: 'won', won_time: '2026-01-10T12:00:00+02:00' });
		expect(recordOf(won)['won_time']).toBe('2026-01-10T10:00:00Z');
	});

	it('stays as it is when a won deal is changed otherwise', async () => {
		const deal = await create({ status: 'won' });
		await sandbox.clock({ now: later });
		expect(recordOf(await patch(deal, { value: 7 }))).toMatchObject({ won_time: now, value: 7 });
	});

	it.each([
		{ lost_reason: 'Price' },
		{ won_time: now },
		{ lost_time: now },
		{ close_time: now },
		{ status: 'won', lost_time: now },
		{ status: 'lost', won_time: now },
		{ status: 'won', lost_reason: 'Price' },
	])('does not take %j on an open deal', async (body) => {
		const deal = await create();
		expect((await patch(deal, body)).status).toBe(400);
	});

	it('remembers when a deal was first won', async () => {
		const deal = await create({ status: 'won' });
		await sandbox.clock({ now: later });
		await patch(deal, { status: 'open' });
		await patch(deal, { status: 'won' });
		const path = `/api/v2/deals/${String(deal.id)}?include_fields=first_won_time`;
		expect(recordOf(await sandbox.call('GET', path))).toMatchObject({
			first_won_time: now,
			won_time: later,
		});
	});
});

describe('an archived deal', () => {
	it('refuses every change but being brought back', async () => {
		const deal = await create();
		const archived = recordOf(await patch(deal, { is_archived: true }));
		expect(archived).toMatchObject({ is_archived: true, archive_time: now });
		const refused = await patch(deal, { title: 'No' });
		expect(refused.status).toBe(403);
		expect(refused.body).toEqual({ success: false, error: 'Forbidden' });
		expect((await patch(deal, { is_archived: false, title: 'No' })).status).toBe(403);
		const back = recordOf(await patch(deal, { is_archived: false }));
		expect(back).toMatchObject({ is_archived: false, archive_time: null });
		expect((await patch(deal, { title: 'Yes' })).status).toBe(200);
	});

	it('takes the time of archiving in its own format', async () => {
		const deal = await create();
		const body = { is_archived: true, archive_time: '2026-01-02 03:04:05' };
		expect(recordOf(await patch(deal, body))['archive_time']).toBe('2026-01-02T03:04:05Z');
	});
});

describe('a deleted deal', () => {
	it('can be read, not changed, and not deleted again', async () => {
		const deal = await create();
		const path = `/api/v2/deals/${String(deal.id)}`;
		const deleted = await sandbox.call('DELETE', path);
		expect(deleted.body).toEqual({ success: true, data: { id: deal.id } });
		expect(recordOf(await sandbox.call('GET', path))).toMatchObject({
			is_deleted: true,
			status: 'deleted',
		});
		const changed = await patch(deal, { title: 'x' });
		const again = await sandbox.call('DELETE', path);
		expect([changed.status, again.status]).toEqual([404, 404]);
		expect(again.body).toEqual({ success: false, error: 'Deal not found', code: 'ERR_NOT_FOUND' });
	});
});

describe('a duplicate', () => {
	it('is a new open deal, answered in the v1 shape', async () => {
		const [original] = recordsOf(await sandbox.call('GET', '/api/v2/deals?status=won&limit=1'));
		const path = `/api/v1/deals/${String(original?.id)}/duplicate`;
		const copy = recordOf(await sandbox.call('POST', path));
		expect(copy).toMatchObject({
			title: original?.['title'],
			user_id: original?.['owner_id'],
			status: 'open',
			visible_to: '3',
			add_time: '2026-01-15 09:00:00',
			won_time: null,
			deleted: false,
		});
		expect(copy).not.toHaveProperty('custom_fields');
		const read = recordOf(await sandbox.call('GET', `/api/v2/deals/${String(copy.id)}`));
		expect(read.custom_fields).toEqual(original?.custom_fields);
	});

	it('of an unknown deal is refused in v1 words', async () => {
		const answer = await sandbox.call('POST', '/api/v1/deals/99999/duplicate');
		expect(answer.status).toBe(404);
		expect(answer.body).toMatchObject({ success: false, error: 'Deal not found', data: null });
	});
});

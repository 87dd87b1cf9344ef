import { fieldCode, recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;
/** Token of a user who is no admin. */
let regular: string;

interface Colleague {
	name: string;
	apiToken: string;
}

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 40 });
	const { body } = await sandbox.control('GET', '/account');
	const users = body.users as Colleague[];
	regular = users.find(({ name }) => name === 'Ana Silva')?.apiToken ?? '';
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const get = async (path: string) => recordOf(await sandbox.call('GET', path));
const list = async (path: string) => recordsOf(await sandbox.call('GET', path));
const send = async (method: string, path: string, body?: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call(method, path, body));

async function asRegular(method: string, path: string, body?: object): Promise<number> {
	const answer = await fetch(`${sandbox.url}${path}`, {
		method,
		headers: { 'x-api-token': regular, 'content-type': 'application/json' },
		...(body && { body: JSON.stringify(body) }),
	});
	return answer.status;
}

it.each<[string, string, object | undefined]>([
	['POST', '/api/v2/pipelines', { name: 'x' }],
	['PATCH', '/api/v2/pipelines/1', { name: 'x' }],
	['DELETE', '/api/v2/pipelines/1', undefined],
	['POST', '/api/v2/stages', { name: 'x', pipeline_id: 1 }],
	['PATCH', '/api/v2/stages/1', { name: 'x' }],
	['DELETE', '/api/v2/stages/1', undefined],
	['POST', '/api/v1/activityTypes', { name: 'x', icon_key: 'car' }],
	['DELETE', '/api/v1/activityTypes/1', undefined],
	['POST', '/api/v1/users', { email: 'x@y.example' }],
	['PUT', '/api/v1/users/103', { active_flag: false }],
	['GET', '/api/v1/roles', undefined],
	['GET', '/api/v1/permissionSets', undefined],
])('keeps %s %s to admins', async (method, path, body) => {
	expect(await asRegular(method, path, body)).toBe(403);
});

describe('pipelines and stages', () => {
	it('come in order, and a pipeline takes its stages along', async () => {
		const pipeline = await send('POST', '/api/v2/pipelines', { name: 'Fairs' });
		expect(pipeline).toMatchObject({ order_nr: 3, is_deleted: false });
		const stages = ['Met', 'Called'].map((name) => ({ name, pipeline_id: pipeline.id }));
		for (const stage of stages) await send('POST', '/api/v2/stages', stage);
		const path = `/api/v2/stages?pipeline_id=${pipeline.id}`;
		const listed = await list(path);
		expect(listed.map(({ name, order_nr }) => [name, order_nr])).toEqual([
			['Met', 0],
			['Called', 1],
		]);
		const deal = await send('POST', '/api/v2/deals', { title: 'x', pipeline_id: pipeline.id });
		expect(deal.stage_id).toBe(listed[0]?.id);
		await sandbox.call('DELETE', `/api/v2/pipelines/${pipeline.id}`);
		expect(await list(path)).toEqual([]);
		expect((await list('/api/v2/pipelines')).map(({ id }) => id)).not.toContain(pipeline.id);
		const late = { title: 'x', pipeline_id: pipeline.id };
		expect((await sandbox.call('POST', '/api/v2/deals', late)).status).toBe(400);
	});

	it('move with their deals', async () => {
		const { id } = await send('POST', '/api/v2/deals', { title: 'x', stage_id: 2 });
		await send('PATCH', '/api/v2/stages/2', { pipeline_id: 2 });
		expect(await get(`/api/v2/deals/${id}`)).toMatchObject({ stage_id: 2, pipeline_id: 2 });
	});
});

describe('stored filters', () => {
	const group = (glue: string, ...conditions: object[]) => ({ glue, conditions });
	const filter = (all: object[], any: object[] = [], type = 'deals') => ({
		name: 'Mine',
		type,
		conditions: group('and', group('and', ...all), group('or', ...any)),
	});

	/** The number by which filters name a field: stored filters show it beside the code. */
	async function numberOf(code: string): Promise<string> {
		for (const { id } of await list('/api/v1/filters')) {
			const { text } = await sandbox.call('GET', `/api/v1/filters/${id}?include_field_code=true`);
			const known = new RegExp(`"field_id":"(\\d+)"[^}]*"field_code":"${code}"`).exec(text);
			if (known?.[1]) return known[1];
		}
		throw new Error(`No stored filter is about ${code}`);
	}

	it('choose the rows of lists, change, and are gone when deleted', async () => {
		const field_id = await numberOf('status');
		const won = { object: 'deal', field_id, operator: '=', value: 'won' };
		const made = await send('POST', '/api/v1/filters', filter([won]));
		const statuses = async () =>
			new Set(
				(await list(`/api/v2/deals?limit=500&filter_id=${made.id}`)).map((one) => one.status),
			);
		expect(await statuses()).toEqual(new Set(['won']));
		const { conditions } = filter([{ ...won, operator: '!=' }]);
		await send('PUT', `/api/v1/filters/${made.id}`, { conditions });
		expect(await statuses()).toEqual(new Set(['open', 'lost']));
		expect((await get(`/api/v1/filters/${made.id}`)).name).toBe('Mine');
		await sandbox.call('DELETE', `/api/v1/filters/${made.id}`);
		expect((await sandbox.call('GET', `/api/v2/deals?filter_id=${made.id}`)).status).toBe(404);
	});

	it('look at the person or organization behind a deal as well', async () => {
		const tier = await fieldCode(sandbox, 'organization', 'enum', 'Customer Tier');
		const field_id = await numberOf(tier);
		const platinum = await list('/api/v2/organizations?limit=500&filter_id=7');
		const [value] = new Set(platinum.map((one) => String(one.custom_fields[tier])));
		const condition = { object: 'organization', field_id, operator: '=', value };
		const made = await send('POST', '/api/v1/filters', filter([condition]));
		const deals = await list(`/api/v2/deals?limit=500&filter_id=${made.id}`);
		expect(deals.length).toBeGreaterThan(0);
		const ids = platinum.map(({ id }) => id);
		expect(deals.filter(({ org_id }) => !ids.includes(Number(org_id)))).toEqual([]);
	});

	it('are there for leads and projects too', async () => {
		const leads = await list('/api/v1/leads?limit=500&filter_id=10');
		expect(leads.length).toBeGreaterThan(0);
		const amounts = leads.map(({ value }) => (value as { amount: number }).amount);
		expect(amounts.filter((amount) => amount < 10_000)).toEqual([]);
		const projects = await list('/api/v2/projects?limit=500&filter_id=11');
		expect(new Set(projects.map(({ status }) => status))).toEqual(new Set(['open']));
	});

	it.each<[string, (known: object) => object, string]>([
		[
			'one group',
			() => ({ name: 'x', type: 'deals', conditions: group('and', group('and')) }),
			'two',
		],
		['an unknown field', (known) => filter([{ ...known, field_id: '1' }]), 'does not exist'],
		['an unknown operator', (known) => filter([{ ...known, operator: 'is' }]), 'Operator'],
		['another object', (known) => filter([{ ...known, object: 'product' }]), "'product'"],
		['too many', (known) => filter(Array.from({ length: 17 }, () => known)), '16 conditions'],
	])('are refused with %s', async (_what, bodyOf, message) => {
		const field_id = await numberOf('status');
		const known = { object: 'deal', field_id, operator: '=', value: 'won' };
		const answer = await sandbox.call('POST', '/api/v1/filters', bodyOf(known));
		expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(message)]);
	});

	it('are deleted several at once', async () => {
		const { body } = await sandbox.call('DELETE', '/api/v1/filters?ids=1,2,9999');
		expect(body.data).toEqual({ id: [1, 2] });
		const ids = (await list('/api/v1/filters')).map(({ id }) => id);
		expect(ids).not.toEqual(expect.arrayContaining([1]));
	});
});

describe('activity types', () => {
	it('get a key of their name, and cannot be used once they are deleted', async () => {
		const body = { name: 'Ship Visit', icon_key: 'car' };
		const made = await send('POST', '/api/v1/activityTypes', body);
		expect(made).toMatchObject({ key_string: 'ship_visit', is_custom_flag: true });
		expect((await sandbox.call('POST', '/api/v1/activityTypes', body)).status).toBe(400);
		await send('POST', '/api/v2/activities', { subject: 'x', type: 'ship_visit' });
		const gone = await send('DELETE', `/api/v1/activityTypes/${made.id}`);
		expect(gone.active_flag).toBe(false);
		const late = { subject: 'x', type: 'ship_visit' };
		expect((await sandbox.call('POST', '/api/v2/activities', late)).status).toBe(400);
	});
});

describe('call logs', () => {
	const call = {
		outcome: 'connected',
		to_phone_number: '+46 1',
		start_time: '2026-01-31 09:00:00',
		end_time: '2026-01-31 09:02:00',
	};

	it('are seen by whom they are of, take one recording, and are gone for good', async () => {
		const made = await send('POST', '/api/v1/callLogs', { ...call, deal_id: 1 });
		expect(made).toMatchObject({
			id: expect.stringMatching(/^[0-9a-f]{32}$/),
			duration: '120',
			start_time: '2026-01-31T09:00:00.000Z',
			has_recording: false,
		});
		const path = `/api/v1/callLogs/${String(made.id)}`;
		expect(await asRegular('GET', path)).toBe(404);
		const record = async () => {
			const body = new FormData();
			body.set('file', new Blob(['ID3']), 'call.mp3');
			const headers = { 'x-api-token': sandbox.apiToken };
			const init = { method: 'POST', headers, body };
			return (await fetch(`${sandbox.url}${path}/recordings`, init)).status;
		};
		expect([await record(), await record()]).toEqual([200, 409]);
		expect((await get(path)).has_recording).toBe(true);
		expect((await sandbox.call('DELETE', path)).body).toEqual({ success: true });
		expect((await sandbox.call('GET', path)).status).toBe(410);
	});

	it.each([
		[{ deal_id: 1, lead_id: '00000000-0000-4000-a000-000000000000' }],
		[{ end_time: '2026-01-31 08:00:00' }],
		[{ outcome: 'bored' }],
		[{ start_time: '2026-01-31T09:00:00Z' }],
	])('are refused with %j', async (more) => {
		const answer = await sandbox.call('POST', '/api/v1/callLogs', { ...call, ...more });
		expect(answer.status).toBe(400);
	});

	it('come in pages of fifty at most', async () => {
		expect((await sandbox.call('GET', '/api/v1/callLogs?limit=51')).status).toBe(400);
	});
});

describe('goals', () => {
	it('are found by what they are about, own active ones without criteria', async () => {
		const goals = async (query: string) => {
			const { body } = await sandbox.call('GET', `/api/v1/goals/find${query}`);
			expect(body).toMatchObject({ statusCode: 20_000, statusText: 'OK' });
			return (body.data as { goals: ApiRecord[] }).goals.map(({ title }) => title);
		};
		expect(await goals('')).toEqual(['Deals won by the company', 'Calls of Tom Berger']);
		expect(await goals('?assignee.id=102')).toEqual(['Calls of Tom Berger']);
		expect(await goals('?is_active=false')).toEqual(['New deals of last year']);
		expect(await goals('?type.params.pipeline_id=1')).toEqual(['Deals won by the company']);
	});

	it('count what was reached in a period', async () => {
		const body = {
			title: 'Won',
			assignee: { id: 101, type: 'person' },
			type: { name: 'deals_won', params: { pipeline_id: [2] } },
			expected_outcome: { target: 5, tracking_metric: 'quantity' },
			duration: { start: '2020-01-01' },
			interval: 'yearly',
		};
		const { goal } = await send('POST', '/api/v1/goals', body);
		const { id } = goal as { id: string };
		const progress = async () => {
			const period = 'period.start=2030-01-01&period.end=2030-12-31';
			return (await get(`/api/v1/goals/${id}/results?${period}`)).progress;
		};
		expect(await progress()).toBe(0);
		const won = { title: 'x', pipeline_id: 2, status: 'won', won_time: '2030-05-05T09:00:00Z' };
		await send('POST', '/api/v2/deals', won);
		expect(await progress()).toBe(1);
		await sandbox.call('DELETE', `/api/v1/goals/${id}`);
		expect((await sandbox.call('DELETE', `/api/v1/goals/${id}`)).status).toBe(404);
	});
});

describe('relations of organizations', () => {
	it('are seen from either side', async () => {
		const body = { type: 'parent', rel_owner_org_id: 2, rel_linked_org_id: 9 };
		const { id } = await send('POST', '/api/v1/organizationRelationships', body);
		const seen = async (org: number) => {
			const rows = await list(`/api/v1/organizationRelationships?org_id=${org}`);
			return rows.find((row) => row.id === id)?.calculated_type;
		};
		expect([await seen(2), await seen(9)]).toEqual(['daughter', 'parent']);
		expect((await sandbox.call('POST', '/api/v1/organizationRelationships', body)).status).toBe(
			400,
		);
		await sandbox.call('DELETE', `/api/v1/organizationRelationships/${id}`);
		expect(await seen(2)).toBeUndefined();
	});
});

describe('notes', () => {
	it('are changed and deleted, keep answering, and have comments', async () => {
		const made = await send('POST', '/api/v1/notes', { content: 'One', person_id: 1 });
		const path = `/api/v1/notes/${made.id}`;
		const changed = await send('PUT', path, { content: 'Two', deal_id: 3, pinned_to_deal_flag: 1 });
		expect(changed).toMatchObject({ content: 'Two', person_id: 1, deal_id: 3 });
		expect(changed).toMatchObject({ pinned_to_deal_flag: true, last_update_user_id: 101 });
		const comment = await send('POST', `${path}/comments`, { content: 'Yes' });
		await send('PUT', `${path}/comments/${String(comment.uuid)}`, { content: 'No' });
		expect(await list(`${path}/comments`)).toMatchObject([
			{ uuid: comment.uuid, content: 'No', updater_id: 101, object_id: String(made.id) },
		]);
		const gone = await sandbox.call('DELETE', `${path}/comments/${String(comment.uuid)}`);
		expect(gone.body).toEqual({ success: true, data: true });
		expect(await list(`${path}/comments`)).toEqual([]);
		expect((await sandbox.call('DELETE', path)).body.data).toBe(true);
		expect((await get(path)).active_flag).toBe(false);
		expect((await list('/api/v1/notes?person_id=1')).map(({ id }) => id)).not.toContain(made.id);
	});

	it('hang on leads, projects and tasks as well, and are pinned there', async () => {
		const [lead] = await list('/api/v1/leads?limit=1');
		const body = {
			content: 'x',
			lead_id: lead?.id,
			project_id: 1,
			task_id: 1,
			pinned_to_lead_flag: 1,
			pinned_to_task_flag: 1,
		};
		const made = await send('POST', '/api/v1/notes', body);
		expect(made).toMatchObject({ lead_id: lead?.id, project_id: 1, pinned_to_task_flag: true });
		const found = await list(`/api/v1/notes?lead_id=${String(lead?.id)}&pinned_to_lead_flag=1`);
		expect(found.map(({ id }) => id)).toContain(made.id);
		const bare = { content: 'x', project_id: 1, pinned_to_task_flag: 1 };
		expect((await sandbox.call('POST', '/api/v1/notes', bare)).status).toBe(400);
	});
});

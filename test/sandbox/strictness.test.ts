import { fieldCode, recordOf } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 20 });
});
afterAll(() => sandbox.stop());

function invalid(...problems: string[]) {
	return {
		success: false,
		error: `Validation failed: ${problems.join('; ')}`,
		code: 'ERR_SCHEMA_VALIDATION_FAILED',
	};
}

describe('v2 refuses in the query', () => {
	it.each([
		['title=x', "title: Parameter 'title' is not allowed for this request"],
		['limit=501', 'limit: This value should be 500 or less.'],
		['limit=0', 'limit: This value should be 1 or more.'],
		['limit=ten', "limit: The value is not a valid 'integer'"],
		['owner_id=1.5', "owner_id: The value is not a valid 'integer'"],
		['status=all_not_deleted', 'status: The value you selected is not a valid choice.'],
		['sort_by=title', 'sort_by: The value you selected is not a valid choice.'],
		[
			'include_fields=custom_fields',
			'include_fields: The value you selected is not a valid choice.',
		],
		['include_labels=1', "include_labels: The value is not a valid 'boolean'"],
		[
			'updated_since=2026-01-15T09:00:00.000Z',
			'updated_since: This value is not a valid datetime.',
		],
		['updated_since=2026-02-30T09:00:00Z', 'updated_since: This value is not a valid datetime.'],
		['updated_since=2026-01-15 09:00:00', 'updated_since: This value is not a valid datetime.'],
		['cursor=nonsense', 'cursor: This value is not a valid cursor.'],
		['ids=1,x', 'ids: This value is not a valid list of ids.'],
		['custom_fields=title', "custom_fields: Unknown key 'title'"],
	])('%s', async (query, problem) => {
		const answer = await sandbox.call('GET', `/api/v2/deals?${query}`);
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual(invalid(problem));
	});

	it('more than 100 ids', async () => {
		const list = Array.from({ length: 101 }, (_, index) => index + 1).join(',');
		expect((await sandbox.call('GET', `/api/v2/deals?ids=${list}`)).status).toBe(400);
	});

	it('a cursor of another order', async () => {
		const page = await sandbox.call('GET', '/api/v2/deals?limit=2&sort_by=add_time');
		const cursor = page.body.additional_data?.next_cursor ?? '';
		expect((await sandbox.call('GET', `/api/v2/deals?limit=2&cursor=${cursor}`)).status).toBe(400);
	});

	it('searches of more than 100 finds a page', async () => {
		const answer = await sandbox.call('GET', '/api/v2/deals/search?term=plan&limit=101');
		expect(answer.body).toEqual(invalid('limit: This value should be 100 or less.'));
	});

	it('searches without a term', async () => {
		const answer = await sandbox.call('GET', '/api/v2/deals/search');
		expect(answer.body).toEqual(invalid("term: Parameter 'term' is required"));
	});

	it('ids that are no numbers in the path', async () => {
		const answer = await sandbox.call('GET', '/api/v2/deals/seven');
		expect(answer.body).toEqual(invalid("id: The value is not a valid 'integer'"));
	});
});

describe('v2 refuses in the body of a deal', () => {
	it.each<[string, object, string]>([
		[
			'an unknown key',
			{ user_id: 1 },
			"user_id: Parameter 'user_id' is not allowed for this request",
		],
		['a number as text', { value: '12' }, "value: The value is not a valid 'number'"],
		['a flag as text', { is_archived: 'true' }, "is_archived: The value is not a valid 'boolean'"],
		['a flag as number', { is_archived: 1 }, "is_archived: The value is not a valid 'boolean'"],
		[
			'null for a date',
			{ expected_close_date: null },
			"expected_close_date: The value is not a valid 'string'",
		],
		[
			'a day that does not exist',
			{ expected_close_date: '2026-02-29' },
			'expected_close_date: This value is not a valid date.',
		],
		[
			'fractions of seconds',
			{ status: 'won', won_time: '2026-01-15T09:00:00.000Z' },
			'won_time: This value is not a valid datetime.',
		],
		[
			'an ISO archive time',
			{ is_archived: true, archive_time: '2026-01-15T09:00:00Z' },
			'archive_time: This value is not a valid datetime.',
		],
		[
			'an unknown visibility',
			{ visible_to: 4 },
			'visible_to: The value you selected is not a valid choice.',
		],
		['a text visibility', { visible_to: '3' }, "visible_to: The value is not a valid 'integer'"],
		[
			'an unknown status',
			{ status: 'deleted' },
			'status: The value you selected is not a valid choice.',
		],
		[
			'a probability over 100',
			{ probability: 101 },
			'probability: This value should be 100 or less.',
		],
		['labels as one number', { label_ids: 3 }, "label_ids: The value is not a valid 'array'"],
		['an empty title', { title: '' }, 'title: This value should not be blank.'],
	])('%s', async (_what, keys, problem) => {
		const answer = await sandbox.call('POST', '/api/v2/deals', { title: 'Strict', ...keys });
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual(invalid(problem));
	});

	it('nothing at all', async () => {
		const answer = await sandbox.call('POST', '/api/v2/deals', {});
		expect(answer.body).toEqual(invalid("title: Parameter 'title' is required"));
	});

	it('a custom field at the root', async () => {
		const code = await fieldCode(sandbox, 'deal', 'varchar');
		const answer = await sandbox.call('POST', '/api/v2/deals', { title: 'Strict', [code]: 'x' });
		expect(answer.body).toEqual(
			invalid(`${code}: Parameter '${code}' is not allowed for this request`),
		);
	});

	it('with every problem in one answer', async () => {
		const answer = await sandbox.call('POST', '/api/v2/deals', { value: '1', nope: 1 });
		const problems = answer.body.error?.split('; ');
		expect(problems).toHaveLength(3);
	});

	it('text that is not JSON, but only after the credentials', async () => {
		const send = (headers: Record<string, string>) =>
			fetch(`${sandbox.url}/api/v2/deals`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: '{"title":',
			});
		expect((await send({})).status).toBe(401);
		expect((await send({ 'x-api-token': sandbox.apiToken })).status).toBe(400);
	});
});

describe('v2 refuses business mistakes with another code', () => {
	it.each<[string, string, object]>([
		['/api/v2/deals', 'Person not found', { title: 'x', person_id: 99_999 }],
		['/api/v2/deals', 'Organization not found', { title: 'x', org_id: 99_999 }],
		['/api/v2/deals', 'User not found', { title: 'x', owner_id: 1 }],
		['/api/v2/deals', 'Stage not found', { title: 'x', stage_id: 99 }],
		['/api/v2/deals', 'Pipeline not found', { title: 'x', pipeline_id: 99 }],
		['/api/v2/deals', 'Currency is not valid', { title: 'x', currency: 'E'.repeat(300) }],
		['/api/v2/deals', 'Label 1 not found', { title: 'x', label_ids: [1] }],
		[
			'/api/v2/deals',
			'Stage 8 does not belong to pipeline 1',
			{ title: 'x', stage_id: 8, pipeline_id: 1 },
		],
		[
			'/api/v2/activities',
			"'person_id' is a read-only field. Add a primary participant instead.",
			{ subject: 'x', person_id: 1 },
		],
		['/api/v2/activities', 'Activity type is not valid', { subject: 'x', type: 'siesta' }],
		[
			'/api/v2/persons',
			"Cannot set 'name' and 'first_name'/'last_name' at the same time",
			{ name: 'A B', first_name: 'A' },
		],
		[
			'/api/v2/products',
			'Only one price per currency is allowed',
			{ name: 'x', prices: [{ currency: 'EUR' }, { currency: 'EUR' }] },
		],
	])('%s: %s', async (path, error, body) => {
		const answer = await sandbox.call('POST', path, body);
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual({ success: false, error, code: 'ERR_BAD_REQUEST' });
	});
});

describe('v1', () => {
	it('refuses too, and records a violation', async () => {
		const answer = await sandbox.call('GET', '/api/v1/users?limit=5');
		const [violation] = (await sandbox.violations()).slice(-1);
		expect(answer.status).toBe(400);
		expect(answer.body).toMatchObject({
			success: false,
			error: "Validation failed: limit: Parameter 'limit' is not allowed for this request",
			data: null,
			additional_data: null,
		});
		expect(violation).toMatchObject({ method: 'GET', path: '/api/v1/users' });
	});

	it('takes no body where it knows none', async () => {
		const path = '/api/v1/deals/1/duplicate';
		expect((await sandbox.call('POST', path, { title: 'x' })).status).toBe(400);
		expect((await sandbox.call('POST', path, {})).status).toBe(200);
	});
});

it('leaves nothing behind of a refused write', async () => {
	const before = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'Before' }));
	await sandbox.call('POST', '/api/v2/deals', { title: 'Refused', stage_id: 99 });
	const after = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'After' }));
	expect(after.id).toBe(before.id + 1);
});

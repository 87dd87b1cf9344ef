import { recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 20 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const entities = ['deal', 'person', 'organization', 'product', 'project'];
const send = async (method: string, path: string, body?: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call(method, path, body));

interface Option {
	id: number;
	label: string;
}

async function optionField(): Promise<{ path: string; code: string; options: Option[] }> {
	const field = await send('POST', '/api/v2/dealFields', {
		field_name: 'Colour',
		field_type: 'set',
		options: [{ label: 'Red' }, { label: 'Green' }],
	});
	const code = String(field.field_code);
	return { path: `/api/v2/dealFields/${code}`, code, options: field.options as Option[] };
}

describe('custom fields', () => {
	it.each(entities)('of a %s are made, renamed and deleted', async (entity) => {
		const path = `/api/v2/${entity}Fields`;
		const body = { field_name: 'Shelf', field_type: 'varchar' };
		const made = await send('POST', path, body);
		expect(made).toMatchObject({ ...body, is_custom_field: true });
		const one = `${path}/${String(made.field_code)}`;
		expect(await send('PATCH', one, { field_name: 'Rack' })).toMatchObject({ field_name: 'Rack' });
		const names = async () =>
			recordsOf(await sandbox.call('GET', `${path}?limit=500`)).map((field) => field.field_name);
		expect(await names()).toContain('Rack');
		expect(await send('DELETE', one)).toMatchObject({ field_code: made.field_code });
		expect(await names()).not.toContain('Rack');
		expect((await sandbox.call('GET', one)).status).toBe(404);
	});

	it('are in every record at once, and gone from every record', async () => {
		const { path, code, options } = await optionField();
		const ids = options.map(({ id }) => id);
		expect((await send('GET', '/api/v2/deals/1')).custom_fields).toHaveProperty(code, null);
		await send('PATCH', '/api/v2/deals/1', { custom_fields: { [code]: ids } });
		expect((await send('GET', '/api/v2/deals/1')).custom_fields[code]).toEqual(ids);
		await send('DELETE', path);
		expect((await send('GET', '/api/v2/deals/1')).custom_fields).not.toHaveProperty(code);
		const write = { custom_fields: { [code]: ids } };
		expect((await sandbox.call('PATCH', '/api/v2/deals/1', write)).status).toBe(400);
	});

	it('have settings that are told on request', async () => {
		const { path } = await optionField();
		await send('PATCH', path, { important_fields: { enabled: true, stage_ids: [2] } });
		const { important_fields } = await send('GET', `${path}?include_fields=important_fields`);
		expect(important_fields).toEqual({ enabled: true, stage_ids: [2] });
		expect(await send('GET', path)).not.toHaveProperty('important_fields');
	});

	it.each<[string, string, object, number, string]>([
		['POST', '', { field_name: 'x', field_type: 'enum' }, 400, 'needs options'],
		[
			'POST',
			'',
			{ field_name: 'x', field_type: 'date', options: [{ label: 'a' }] },
			400,
			'no options',
		],
		['POST', '', { field_name: 'x', field_type: 'visible_to' }, 400, 'not a valid choice'],
		['POST', '', { field_type: 'text' }, 400, "Parameter 'field_name' is required"],
		['POST', '', { field_name: 'x'.repeat(256), field_type: 'text' }, 400, '255 characters'],
		['PATCH', '/title', { field_name: 'Name' }, 403, 'not a custom field'],
		['DELETE', '/title', {}, 403, 'not a custom field'],
		['PATCH', '/nothing', { field_name: 'Name' }, 404, 'Field not found'],
	])('are refused: %s %s %j', async (method, path, body, status, message) => {
		const sent = method === 'DELETE' ? undefined : body;
		const answer = await sandbox.call(method, `/api/v2/dealFields${path}`, sent);
		expect([answer.status, answer.body.error]).toEqual([status, expect.stringContaining(message)]);
	});

	it('of activities cannot be made at all', async () => {
		const body = { field_name: 'x', field_type: 'text' };
		expect((await sandbox.call('POST', '/api/v2/activityFields', body)).status).toBe(405);
	});
});

describe('options', () => {
	it('are added, renamed and taken away, and records lose them', async () => {
		const { path, code, options } = await optionField();
		const [red, green] = options;
		const [blue] = recordsOf(await sandbox.call('POST', `${path}/options`, [{ label: 'Blue' }]));
		await send('PATCH', '/api/v2/deals/1', { custom_fields: { [code]: [green?.id, blue?.id] } });
		const renamed = [{ id: green?.id, label: 'Lime' }];
		expect(recordsOf(await sandbox.call('PATCH', `${path}/options`, renamed))).toEqual(renamed);
		await sandbox.call('DELETE', `${path}/options`, [{ id: blue?.id }]);
		expect((await send('GET', path)).options).toEqual([red, { ...green, label: 'Lime' }]);
		expect((await send('GET', '/api/v2/deals/1')).custom_fields[code]).toEqual([green?.id]);
	});

	it.each<[string, (options: Option[]) => object[], string]>([
		['POST', () => [{ label: 'Blue' }, { label: 'Red' }], 'unique'],
		[
			'PATCH',
			([red]) => [
				{ id: red?.id, label: 'Pink' },
				{ id: 1, label: 'x' },
			],
			'Option 1 not found',
		],
		['PATCH', ([red]) => [{ id: red?.id, label: 'Green' }], 'unique'],
		['DELETE', ([red]) => [{ id: red?.id }, { id: 1 }], 'Option 1 not found'],
		['DELETE', (options) => options.map(({ id }) => ({ id })), 'at least one option'],
	])('change all or none: %s', async (method, bodyOf, message) => {
		const { path, options } = await optionField();
		const answer = await sandbox.call(method, `${path}/options`, bodyOf(options));
		expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(message)]);
		expect((await send('GET', path)).options).toEqual(options);
	});

	it('belong to fields that have some, and come as a list', async () => {
		const field = await send('POST', '/api/v2/dealFields', { field_name: 'T', field_type: 'text' });
		const path = `/api/v2/dealFields/${String(field.field_code)}/options`;
		expect((await sandbox.call('POST', path, [{ label: 'a' }])).body.error).toContain('no options');
		expect((await sandbox.call('POST', path, { label: 'a' })).status).toBe(400);
		expect((await sandbox.call('POST', path, [])).status).toBe(400);
	});
});

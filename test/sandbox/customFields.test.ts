import { fieldCode, recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

const entities = [
	{ entity: 'deal', path: 'deals', named: { title: 'Custom' } },
	{ entity: 'person', path: 'persons', named: { name: 'Custom Person' } },
	{ entity: 'organization', path: 'organizations', named: { name: 'Custom Works' } },
	{ entity: 'product', path: 'products', named: { name: 'Custom Thing' } },
];

/** The 16 types: a value that is taken, how it is answered, and values that are refused. */
const types: { type: string; write: unknown; read?: unknown; refuse: unknown[] }[] = [
	{ type: 'varchar', write: 'PO 77', refuse: [77, ['x'], 'x'.repeat(256)] },
	{ type: 'varchar_auto', write: 'Spring Fair', refuse: [7, {}] },
	{ type: 'text', write: 'x'.repeat(2_000), refuse: [7, 'x'.repeat(65_536)] },
	{ type: 'phone', write: '+372 555 0100', refuse: [3725550100, [{ value: '1' }]] },
	{ type: 'double', write: 12.5, refuse: ['12.5', {}] },
	{ type: 'date', write: '2026-01-31', refuse: ['2026-02-30', '31.01.2026', 20260131] },
	{
		type: 'daterange',
		write: { value: '2026-01-01', until: '2026-01-31' },
		refuse: ['2026-01-01', { value: '2026-01-01' }, { value: '2026-01-01', until: 'x' }],
	},
	{
		type: 'time',
		write: { value: '14:30' },
		read: { value: '14:30:00', timezone_id: null, timezone_name: null },
		refuse: [
			'14:30:00',
			{ value: '25:00:00' },
			{ value: '14:30:00', timezone_name: 'Mars/Olympus' },
		],
	},
	{
		type: 'timerange',
		write: { value: '09:00:00', until: '10:00:00', timezone_name: 'Europe/Tallinn' },
		read: {
			value: '09:00:00',
			until: '10:00:00',
			timezone_id: null,
			timezone_name: 'Europe/Tallinn',
		},
		refuse: ['09:00:00', { value: '09:00:00' }],
	},
	{ type: 'monetary', write: { value: 1200.5, currency: 'USD' }, refuse: [1200.5, { value: '1' }] },
	{
		type: 'address',
		write: { value: '1 Long St, Town', locality: 'Town' },
		read: expect.objectContaining({ value: '1 Long St, Town', locality: 'Town', country: null }),
		refuse: ['1 Long St, Town', { locality: 'Town' }, { value: 1 }],
	},
	{ type: 'org', write: 2, refuse: ['2', 99_999, { value: 2 }] },
	{ type: 'people', write: 3, refuse: ['3', 99_999] },
	{ type: 'user', write: 102, refuse: ['102', 1] },
];

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 20 });
});
afterAll(() => sandbox.stop());

async function optionIds(entity: string, type: string): Promise<number[]> {
	const code = await fieldCode(sandbox, entity, type);
	const field = await sandbox.call('GET', `/api/v2/${entity}Fields/${code}`);
	const { options } = recordOf(field);
	return JSON.parse(JSON.stringify(options)).map(({ id }: { id: number }) => id);
}

describe.each(entities)('custom fields of a $entity', ({ entity, path, named }) => {
	let record: ApiRecord;

	async function write(values: Record<string, unknown>) {
		return sandbox.call('PATCH', `/api/v2/${path}/${String(record.id)}`, { custom_fields: values });
	}

	beforeAll(async () => {
		record = recordOf(await sandbox.call('POST', `/api/v2/${path}`, named));
	});

	it('are all answered, null when empty', async () => {
		const fields = recordsOf(await sandbox.call('GET', `/api/v2/${entity}Fields?limit=500`));
		const codes = fields
			.filter((field) => field['is_custom_field'] === true)
			.map((field) => String(field['field_code']));
		expect(codes.every((code) => /^[0-9a-f]{40}$/.test(code))).toBe(true);
		expect(Object.keys(record.custom_fields).sort()).toEqual([...codes].sort());
		expect(Object.values(record.custom_fields).every((value) => value === null)).toBe(true);
	});

	it.each(types)(
		'$type: writes, reads, clears, refuses',
		async ({ type, write: value, ...more }) => {
			const code = await fieldCode(sandbox, entity, type);
			const written = recordOf(await write({ [code]: value }));
			const read = recordOf(await sandbox.call('GET', `/api/v2/${path}/${String(record.id)}`));
			expect(written.custom_fields[code]).toEqual(more.read ?? value);
			expect(read.custom_fields).toEqual(written.custom_fields);
			for (const wrong of more.refuse) {
				const refused = await write({ [code]: wrong });
				expect({ wrong, status: refused.status }).toEqual({ wrong, status: 400 });
				expect(refused.body.error).toContain(code);
			}
			expect(recordOf(await write({ [code]: null })).custom_fields[code]).toBeNull();
		},
	);

	it('enum takes an option id, and never its label', async () => {
		const code = await fieldCode(sandbox, entity, 'enum');
		const [, second = 0] = await optionIds(entity, 'enum');
		const written = recordOf(await write({ [code]: second }));
		const label = await write({ [code]: 'Gold' });
		expect(written.custom_fields[code]).toBe(second);
		expect(label.body.error).toBe(
			`Validation failed: custom_fields: Expected 'number' as value for single option custom field '${code}'`,
		);
		expect((await write({ [code]: 1 })).status).toBe(400);
	});

	it('set takes option ids, and null to clear it, not []', async () => {
		const code = await fieldCode(sandbox, entity, 'set');
		const [first = 0, , third = 0] = await optionIds(entity, 'set');
		const written = recordOf(await write({ [code]: [third, first] }));
		expect(written.custom_fields[code]).toEqual([first, third]);
		const refused = await Promise.all(
			[[], 'CE', [String(first)], [1]].map((value) => write({ [code]: value })),
		);
		expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
		expect(recordOf(await write({ [code]: null })).custom_fields[code]).toBeNull();
	});

	it('an unknown key fails the whole write', async () => {
		const code = await fieldCode(sandbox, entity, 'varchar');
		const unknown = 'f'.repeat(40);
		const answer = await write({ [code]: 'never stored', [unknown]: 1 });
		const read = recordOf(await sandbox.call('GET', `/api/v2/${path}/${String(record.id)}`));
		expect(answer.body.error).toBe(`Validation failed: custom_fields: Unknown key '${unknown}'`);
		expect(read.custom_fields[code]).toBeNull();
	});

	it('keep what a later write leaves out', async () => {
		const text = await fieldCode(sandbox, entity, 'text');
		const double = await fieldCode(sandbox, entity, 'double');
		await write({ [text]: 'stays' });
		const after = recordOf(await write({ [double]: 4 }));
		expect([after.custom_fields[text], after.custom_fields[double]]).toEqual(['stays', 4]);
	});
});

it('money without a currency is in the currency of the user', async () => {
	const code = await fieldCode(sandbox, 'deal', 'monetary');
	const body = { title: 'Money', custom_fields: { [code]: { value: 3 } } };
	const deal = recordOf(await sandbox.call('POST', '/api/v2/deals', body));
	expect(deal.custom_fields[code]).toEqual({ value: 3, currency: 'EUR' });
});

it('option labels are answered on request, for single and multiple options', async () => {
	const single = await fieldCode(sandbox, 'deal', 'enum', 'Industry');
	const multiple = await fieldCode(sandbox, 'deal', 'set');
	const [industry = 0] = await optionIds('deal', 'enum');
	const [rival = 0] = await optionIds('deal', 'set');
	const deal = recordOf(
		await sandbox.call('POST', '/api/v2/deals', {
			title: 'Labels',
			custom_fields: { [single]: industry, [multiple]: [rival] },
		}),
	);
	const path = `/api/v2/deals/${String(deal.id)}?include_option_labels=true`;
	const labelled = recordOf(await sandbox.call('GET', path));
	expect(labelled.custom_fields[single]).toEqual({ id: industry, label: 'Manufacturing' });
	expect(labelled.custom_fields[multiple]).toEqual([{ id: rival, label: 'Northwind CRM' }]);
});

it('the sample data has twins by name, and a label with a comma', async () => {
	const fields = recordsOf(await sandbox.call('GET', '/api/v2/dealFields?limit=500'));
	const regions = fields.filter((field) => field['field_name'] === 'Region');
	expect(regions.map((field) => field['field_type']).sort()).toEqual(['enum', 'varchar']);
	expect(JSON.stringify(fields)).toContain('"Oil, Gas and Mining"');
});

it('keys depend on the seed, as they do on the account', async () => {
	const other = await startSandbox({ deals: 5, seed: 99 });
	try {
		const [here, there] = await Promise.all(
			[sandbox, other].map((one) => fieldCode(one, 'deal', 'varchar', 'Region')),
		);
		expect(here).not.toBe(there);
		expect(other.apiToken).not.toBe(sandbox.apiToken);
	} finally {
		await other.stop();
	}
});

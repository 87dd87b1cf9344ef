import type { IDataObject } from 'n8n-workflow';
import { expectFound, getWhere, type Row } from './conditionRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const text = (value: unknown) => String(value ?? '').toLowerCase();
const entries = (value: unknown) => value as { value: string; label: string }[];
const address = (value: unknown) => (value ?? {}) as IDataObject;

describe('Person → Get Many compares what the API has no filter for', () => {
	const found = async (rows: Row[], matches: (person: IDataObject) => boolean) => {
		await expectFound(account, 'person', '/api/v2/persons', rows, matches);
	};

	/** A person with everything that the sample persons lack. */
	beforeEach(async () => {
		const { status } = await account.sandbox.call('POST', '/api/v2/persons', {
			name: 'Zoë Ångström',
			emails: [
				{ value: 'zoe@example.com', label: 'work', primary: true },
				{ value: 'Zoe.Private@Example.com', label: 'home' },
			],
			phones: [
				{ value: '+46 (8) 123-456', label: 'work', primary: true },
				{ value: '+46 70 111 22 33', label: 'mobile' },
				{ value: '0046 8 999', label: 'fax' },
			],
			visible_to: 1,
		});
		expect(status).toBe(200);
	});

	it.each<[string, Row, (person: IDataObject) => boolean]>([
		[
			'name',
			{ field: 'name', operator: 'is', value: 'zoë ångström' },
			({ name }) => name === 'Zoë Ångström',
		],
		[
			'first_name',
			{ field: 'first_name', operator: 'contains', value: 'ANN' },
			(person) => text(person.first_name).includes('ann'),
		],
		[
			'last_name',
			{ field: 'last_name', operator: 'contains', value: 'son' },
			(person) => text(person.last_name).includes('son'),
		],
		[
			'email, not only the primary one, case ignored',
			{ field: 'email', operator: 'is', value: 'ZOE.private@example.COM' },
			({ emails }) => entries(emails).some(({ value }) => value === 'Zoe.Private@Example.com'),
		],
		[
			'emails, all that are not in a domain',
			{ field: 'emails', operator: 'doesNotContain', value: '@example.com' },
			({ emails }) => !entries(emails).some(({ value }) => text(value).includes('@example.com')),
		],
		[
			'phone, by digits, of any label',
			{ field: 'phone', operator: 'is', value: '46 70 1112233' },
			({ phones }) => entries(phones).some(({ value }) => value === '+46 70 111 22 33'),
		],
		[
			'phones, by some digits',
			{ field: 'phones', operator: 'contains', value: '(8) 12' },
			({ phones }) => entries(phones).some(({ value }) => value.replace(/\D/g, '').includes('812')),
		],
		[
			'mobile',
			{ field: 'mobile', operator: 'isNotEmpty' },
			({ phones }) => entries(phones).some(({ label }) => label === 'mobile'),
		],
		[
			'fax',
			{ field: 'fax', operator: 'contains', value: '999' },
			({ phones }) =>
				entries(phones).some(({ value, label }) => label === 'fax' && value.includes('999')),
		],
		[
			'add_time',
			{ field: 'add_time', operator: 'atLeast', value: '2026-01-15' },
			({ add_time: time }) => String(time) >= '2026-01-15',
		],
		[
			'visible_to, by number',
			{ field: 'visible_to', operator: 'is', value: 1 },
			({ visible_to: visible }) => visible === 1,
		],
		[
			'deleted',
			{ field: 'deleted', operator: 'is', value: false },
			({ is_deleted: deleted }) => deleted === false,
		],
		[
			'organization_id',
			{ field: 'organization_id', operator: 'isMore', value: '90' },
			({ org_id: id }) => Number(id) > 90,
		],
		[
			'owner_user_id, by name',
			{ field: 'owner_user_id', operator: 'is', value: 'Ana Silva' },
			({ owner_id: id }) => id === 103,
		],
		[
			'label_ids, by label',
			{ field: 'Labels', operator: 'isNotEmpty' },
			({ label_ids: labels }) => (labels as number[]).length > 0,
		],
	])('%s', async (_what, row, matches) => {
		await found([row], matches);
	});

	it('mobile does not look at other phones, nor fax', async () => {
		for (const field of ['mobile', 'fax']) {
			const rows = [{ field, operator: 'contains', value: '8123456' }];
			const { json } = await getWhere(account, 'person', rows);
			expect(json).toEqual([]);
		}
	});

	it('counts that Pipedrive answers on request only', async () => {
		await expectFound(
			account,
			'person',
			'/api/v2/persons?include_fields=open_deals_count',
			[{ field: 'open_deals_count', operator: 'atLeast', value: 2 }],
			(person) => Number(person.open_deals_count) >= 2,
		);
	});

	it('title: says why not, where the account has no field of that name', async () => {
		const rows = [{ field: 'title', operator: 'is', value: 'CEO' }];
		const { json } = await getWhere(account, 'person', rows);
		expect(json[0]?.error).toContain("'Additional Conditions' has no place for 'title'");
		expect(json[0]?.error).toContain('contact sync');
	});

	it('creator_user_id: says why not', async () => {
		const rows = [{ field: 'creator_user_id', operator: 'is', value: 101 }];
		const { json } = await getWhere(account, 'person', rows);
		expect(json[0]?.error).toContain("has no place for 'creator_user_id'");
		expect((json[0]?.details as IDataObject).nextStep).toContain("'Owner'");
		expect(await account.sent('GET', '/api/v2/persons')).toEqual([]);
	});
});

describe('Organization → Get Many compares what the API has no filter for', () => {
	const path = '/api/v2/organizations';

	beforeEach(async () => {
		const { status } = await account.sandbox.call('POST', path, {
			name: 'Nordlicht AS',
			address: {
				value: 'Storgata 1, Tromsø, Norway',
				locality: 'Tromsø',
				admin_area_level_1: 'Troms',
				country: 'Norway',
			},
			website: 'https://nordlicht.example',
			industry: 42,
			employee_count: 77,
			visible_to: 1,
		});
		expect(status).toBe(200);
	});

	it.each<[string, Row, (organization: IDataObject) => boolean]>([
		[
			'name',
			{ field: 'name', operator: 'contains', value: 'nordlicht' },
			({ name }) => text(name).includes('nordlicht'),
		],
		[
			'address',
			{ field: 'address', operator: 'contains', value: 'storgata' },
			(one) => text(address(one.address).value).includes('storgata'),
		],
		[
			'city',
			{ field: 'city', operator: 'is', value: 'TROMSØ' },
			(one) => address(one.address).locality === 'Tromsø',
		],
		[
			'state',
			{ field: 'state', operator: 'is', value: 'Troms' },
			(one) => address(one.address).admin_area_level_1 === 'Troms',
		],
		[
			'country',
			{ field: 'country', operator: 'isOneOf', value: 'Norway, Germany' },
			(one) => ['Norway', 'Germany'].includes(String(address(one.address).country)),
		],
		[
			'a part of the address, as Pipedrive names it',
			{ field: 'address.locality', operator: 'isNotEmpty' },
			(one) => (address(one.address).locality ?? null) !== null,
		],
		[
			'website',
			{ field: 'website', operator: 'is', value: 'https://nordlicht.example' },
			({ website }) => website === 'https://nordlicht.example',
		],
		[
			'industry_id, by label',
			{ field: 'industry_id', operator: 'is', value: 'health care' },
			({ industry }) => industry === 42,
		],
		[
			'industry_id, by number',
			{ field: 'industry_id', operator: 'is', value: '42' },
			({ industry }) => industry === 42,
		],
		[
			'num_employees',
			{ field: 'num_employees', operator: 'isMore', value: 76 },
			({ employee_count: count }) => Number(count) > 76,
		],
		[
			'add_time',
			{ field: 'add_time', operator: 'isLess', value: '2025-06-01' },
			({ add_time: time }) => String(time) < '2025-06-01',
		],
		[
			'visible_to',
			{ field: 'visible_to', operator: 'is', value: 'Owner and followers' },
			({ visible_to: visible }) => visible === 1,
		],
		[
			'deleted',
			{ field: 'deleted', operator: 'isNot', value: true },
			({ is_deleted: deleted }) => deleted === false,
		],
		[
			'owner_user_id',
			{ field: 'owner_user_id', operator: 'is', value: 'ana silva' },
			({ owner_id: id }) => id === 103,
		],
	])('%s', async (_what, row, matches) => {
		await expectFound(account, 'organization', path, [row], matches);
	});

	it.each(['creator_user_id', 'description', 'org_type', 'phone'])(
		'%s: says why not, and what to do instead',
		async (field) => {
			const rows = [{ field, operator: 'is', value: 'x' }];
			const { json } = await getWhere(account, 'organization', rows);
			expect(json[0]?.error).toContain(`'Additional Conditions' has no place for '${field}': `);
			expect(await account.sent('GET', path)).toEqual([]);
		},
	);
});

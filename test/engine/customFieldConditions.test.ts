import type { IDataObject } from 'n8n-workflow';
import { customField, expectFound, getWhere, type Row } from './conditionRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const found = async (rows: Row[], matches: (deal: IDataObject) => boolean) => {
	await expectFound(account, 'deal', '/api/v2/deals', rows, matches);
};

const text = (value: unknown) => String(value ?? '').toLowerCase();

describe('custom fields in conditions', () => {
	it.each<
		[
			string,
			string,
			string,
			string,
			(value: unknown, option: (label: string) => unknown) => boolean,
		]
	>([
		['a label', 'Industry', 'is', 'retail', (value, option) => value === option('Retail')],
		[
			'a label with commas among several',
			'Industry',
			'isOneOf',
			'Retail, Oil, Gas and Mining',
			(value, option) => [option('Retail'), option('Oil, Gas and Mining')].includes(value),
		],
		[
			'one of the labels of a set',
			'Competitors',
			'is',
			'Bluebird',
			(value, option) => Array.isArray(value) && value.includes(option('Bluebird')),
		],
		[
			'none of the labels of a set',
			'Competitors',
			'isNot',
			'Bluebird',
			(value, option) => !Array.isArray(value) || !value.includes(option('Bluebird')),
		],
		[
			'the amount of money',
			'Implementation Budget',
			'atLeast',
			'20000',
			(value) => value !== null && Number((value as IDataObject).value) >= 20000,
		],
		[
			'the currency of money',
			'Implementation Budget.currency',
			'is',
			'GBP',
			(value) => (value as IDataObject | null)?.currency === 'GBP',
		],
		['a phone by its digits', 'Billing Phone', 'contains', '37-2 (555)', (value) => value !== null],
		[
			'the end of a range of days',
			'Contract Term.until',
			'isLess',
			'2026-01-15',
			(value) => value !== null && String((value as IDataObject).until) < '2026-01-15',
		],
		[
			'a time of day',
			'Preferred Call Time',
			'atMost',
			'10:00',
			(value) => value !== null && String((value as IDataObject).value) <= '10:00:00',
		],
		[
			'a day',
			'Contract Signed On',
			'atLeast',
			'2026-01-01',
			(value) => value !== null && String(value) >= '2026-01-01',
		],
		[
			'a part of an address',
			'Installation Site.country',
			'contains',
			'land',
			(value) => text((value as IDataObject | null)?.country).includes('land'),
		],
		['a user', 'Solution Engineer', 'is', 'Ana Silva', (value) => value === 103],
	])('%s', async (_what, field, operator, value, matches) => {
		const { key, option } = await customField(
			account,
			'/api/v2/dealFields',
			field.split('.')[0] ?? '',
		);
		await found([{ field, operator, value }], (deal) =>
			matches((deal.custom_fields as IDataObject)[key], option),
		);
	});

	it('are named by key, by name, or below custom_fields', async () => {
		const { key, option } = await customField(account, '/api/v2/dealFields', 'Industry');
		for (const field of [key, `custom_fields.${key}`, 'custom_fields.Industry', ' industry ']) {
			await found(
				[{ field, operator: 'is', value: 'Retail' }],
				(deal) => (deal.custom_fields as IDataObject)[key] === option('Retail'),
			);
		}
	});

	it('of one name are told apart by the beginning of their keys', async () => {
		const { key, option } = await customField(account, '/api/v2/dealFields', 'Region');
		const { json } = await getWhere(account, 'deal', [
			{ field: 'Region', operator: 'is', value: 'North' },
		]);
		expect(json[0]?.error).toMatch(
			/'Additional Conditions' has 2 fields named 'Region': Region \(/,
		);
		await found(
			[{ field: `Region (${key.slice(0, 8)})`, operator: 'is', value: 'North' }],
			(deal) => (deal.custom_fields as IDataObject)[key] === option('North'),
		);
	});
});

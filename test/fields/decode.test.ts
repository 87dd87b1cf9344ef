import { customFieldsOf } from '../../nodes/PipedriveCrm/fields/customFields';
import { type DecodeContext, decodeRecord } from '../../nodes/PipedriveCrm/fields/decode';
import { deal } from '../../nodes/PipedriveCrm/resources/deal/deal';

const key = (letter: string) => letter.repeat(40);
const definitions = [
	{ field_code: 'title', field_name: 'Title', is_custom_field: false },
	{
		field_code: key('a'),
		field_name: 'Industry',
		is_custom_field: true,
		options: [
			{ id: 7, label: 'Manufacturing' },
			{ id: 8, label: 'Oil, Gas and Mining' },
		],
	},
	{ field_code: key('b'), field_name: 'Region', is_custom_field: true, options: null },
	{ field_code: key('c'), field_name: 'Region', is_custom_field: true, options: null },
	{ field_code: key('d'), field_name: 'title', is_custom_field: true, options: null },
];
const context: DecodeContext = {
	customFields: new Map(customFieldsOf(definitions).map((field) => [field.key, field])),
	labels: new Map([['3', 'Hot']]),
	names: new Map([
		['stage_id', new Map([['4', 'Proposal']])],
		['owner_id', new Map([['11', 'Anna Berg']])],
	]),
	accountOrigin: 'https://acme.pipedrive.com',
	timezone: 'UTC',
};
const record = {
	id: 42,
	title: 'Renewal',
	stage_id: 4,
	owner_id: 12,
	label_ids: [3, 99],
	channel: null,
	notes_count: 2,
	custom_fields: {
		[key('a')]: [7, 8, 9],
		[key('b')]: 'North',
		[key('c')]: null,
		[key('d')]: 'Dr',
		[key('e')]: 'of a field that was added meanwhile',
	},
};
const decode = (options: Partial<Parameters<typeof decodeRecord>[2]>) =>
	decodeRecord(
		deal.record,
		record,
		{ simple: true, customFields: 'byName', extraKeys: [], ...options },
		context,
	);

describe('decodeRecord', () => {
	it('keeps the keys that people use, with names and the address of the page', () => {
		const output = decode({ extraKeys: ['notes_count'] });
		expect(output).toMatchObject({
			id: 42,
			title: 'Renewal',
			stage_id: 4,
			stage_name: 'Proposal',
			owner_id: 12,
			owner_name: null,
			label_names: ['Hot', 99],
			notes_count: 2,
			url: 'https://acme.pipedrive.com/deal/42',
		});
		expect(output).not.toHaveProperty('channel');
	});

	it('has names before ids where the resource says so, each key once', () => {
		const keys = Object.keys(decode({}));
		expect(keys.indexOf('stage_name')).toBeLessThan(keys.indexOf('stage_id'));
		expect(keys.slice(0, 5)).toEqual(['id', 'title', 'stage_name', 'owner_name', 'label_names']);
	});

	it('names custom fields, tells twins apart, resolves labels and leaves empty ones out', () => {
		expect(decode({}).custom_fields).toEqual({
			Industry: ['Manufacturing', 'Oil, Gas and Mining', 9],
			'Region (bbbbbbbb)': 'North',
			title: 'Dr',
			[key('e')]: 'of a field that was added meanwhile',
		});
	});

	it('puts custom fields at the top level without covering a field of the record', () => {
		expect(decode({ customFields: 'byNameTopLevel' })).toMatchObject({
			title: 'Renewal',
			'title (dddddddd)': 'Dr',
			Industry: ['Manufacturing', 'Oil, Gas and Mining', 9],
		});
	});

	it('keeps keys where keys are wanted, with or without labels', () => {
		expect(decode({ customFields: 'byKey' }).custom_fields).toMatchObject({
			[key('a')]: ['Manufacturing', 'Oil, Gas and Mining', 9],
		});
		expect(decode({ customFields: 'raw' }).custom_fields).toMatchObject({ [key('a')]: [7, 8, 9] });
	});

	it('hands on everything that the API answers without Simplify, empty custom fields too', () => {
		const output = decode({ simple: false });
		expect(output).toMatchObject({ channel: null, label_ids: [3, 99] });
		expect(output.custom_fields).toHaveProperty(['Region (cccccccc)'], null);
		expect(decode({ simple: false, customFields: 'raw' })).toEqual(record);
	});
});

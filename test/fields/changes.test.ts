import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { changesOnly } from '../../nodes/PipedriveCrm/fields/changes';

describe('changesOnly', () => {
	it('finds no change in what a record holds itself', () => {
		const values = fc.oneof(
			fc.string(),
			fc.integer(),
			fc.boolean(),
			fc.constant(null),
			fc.array(fc.integer()),
			fc.record({ value: fc.string(), currency: fc.constant('EUR') }),
			fc.array(fc.record({ value: fc.string(), primary: fc.boolean() })),
		);
		const records = fc.record({
			title: values,
			value: values,
			custom_fields: fc.dictionary(fc.string(), values),
		});
		fc.assert(
			fc.property(records, (record) => {
				expect(
					changesOnly(structuredClone(record) as IDataObject, record as IDataObject, []),
				).toEqual({});
			}),
		);
	});

	it.each<[string, IDataObject, IDataObject, IDataObject]>([
		['0 from nothing', { value: 0 }, { value: null }, { value: 0 }],
		['false from true', { done: false }, { done: true }, { done: false }],
		['nothing from a value', { note: null }, { note: 'x' }, { note: null }],
		[
			'an empty list from one with entries',
			{ label_ids: [] },
			{ label_ids: [1] },
			{ label_ids: [] },
		],
		[
			'another part of a value',
			{ p: { value: 1, currency: 'EUR' } },
			{ p: { value: 1, currency: 'USD' } },
			{ p: { value: 1, currency: 'EUR' } },
		],
	])('tells %s', (_what, body, record, changes) => {
		expect(changesOnly(body, record, [])).toEqual(changes);
	});

	it.each<[string, IDataObject, IDataObject]>([
		['an empty text and null', { note: '' }, { note: null }],
		['a number and its text', { category: 22 }, { category: '22' }],
		['the order of labels', { label_ids: [2, 1] }, { label_ids: [1, 2] }],
		[
			'what Pipedrive adds to a value',
			{ t: { value: '09:00:00' } },
			{ t: { value: '09:00:00', timezone_id: 3 } },
		],
		['seconds of a duration', { duration: '00:45' }, { duration: '00:45:00' }],
	])('makes no difference of %s', (_what, body, record) => {
		expect(changesOnly(body, record, [])).toEqual({});
	});

	it('keeps together what the API wants together', () => {
		const body = { first_name: 'Ida', last_name: 'Berg', job_title: 'CEO' };
		const record = { first_name: 'Ada', last_name: 'Berg', job_title: 'CEO' };
		expect(changesOnly(body, record, [['first_name', 'last_name']])).toEqual({
			first_name: 'Ida',
			last_name: 'Berg',
		});
	});
});

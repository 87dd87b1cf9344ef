import type { IDataObject } from 'n8n-workflow';
import {
	assert,
	property,
	constantFrom,
	double,
	integer,
	oneof,
	record,
	string,
	uniqueArray,
} from 'fast-check';
import type { CustomField } from '../../nodes/PipedriveCrm/fields/customFields';
import {
	flatCustomFields,
	withGatheredCustomFields,
} from '../../nodes/PipedriveCrm/fields/flatCustomFields';

const fieldOf = (key: string, type: string): CustomField => ({
	key,
	name: type,
	type,
	options: [],
	required: false,
});

const day = constantFrom('2026-01-01', '2026-12-31');
const time = constantFrom('09:00:00', '17:30:00');
const text = string({ minLength: 1 });

/** Values of API v2, by the type of the field. */
const values = {
	varchar: text,
	double: double({ noNaN: true, noDefaultInfinity: true }),
	enum: integer({ min: 1, max: 999 }),
	set: uniqueArray(integer({ min: 1, max: 999 }), { minLength: 1 }),
	monetary: record({ value: double({ noNaN: true }), currency: constantFrom('EUR', 'USD') }),
	daterange: record({ value: day, until: day }),
	time: record({ value: time, timezone_id: integer({ min: 1, max: 400 }) }),
	timerange: record({ value: time, until: time, timezone_id: integer({ min: 1, max: 400 }) }),
	address: record({ value: text, country: text, postal_code: text }),
	user: integer({ min: 1 }),
};

const typed = oneof(
	...Object.entries(values).map(([type, value]) => record({ type: constantFrom(type), value })),
);

/** As API v1 answers what it was sent: options as text. */
const answered = (flat: IDataObject, types: Map<string, string>): IDataObject =>
	Object.fromEntries(
		Object.entries(flat).map(([key, value]) => {
			const type = types.get(key);
			return [key, type === 'enum' || type === 'set' ? String(value) : value];
		}),
	);

it('whatever the fields, what is written flat is read as it was', () => {
	assert(
		property(
			uniqueArray(typed, { maxLength: 6, selector: ({ type }) => type }),
			(chosen: { type: string; value: unknown }[]) => {
				const keyed = chosen.map(({ type, value }, index) => ({
					key: String(index).repeat(40),
					type,
					value: value as IDataObject[string],
				}));
				const custom = Object.fromEntries(keyed.map(({ key, value }) => [key, value]));
				const fields = keyed.map(({ key, type }) => fieldOf(key, type));
				const types = new Map(keyed.map(({ key, type }) => [key, type]));
				const flat = answered(flatCustomFields(custom), types);
				expect(withGatheredCustomFields({ id: 1, title: 'x', ...flat }, fields)).toEqual({
					id: 1,
					title: 'x',
					custom_fields: custom,
				});
			},
		),
	);
});

it('a time zone is written by its ID; its name says the same', () => {
	const key = 'a'.repeat(40);
	expect(
		flatCustomFields({ [key]: { value: '09:00', timezone_id: 5, timezone_name: 'Europe/Riga' } }),
	).toEqual({ [key]: '09:00', [`${key}_timezone_id`]: 5 });
});

it('what is emptied is sent as null, and read as null', () => {
	const key = 'a'.repeat(40);
	expect(flatCustomFields({ [key]: null })).toEqual({ [key]: null });
	expect(withGatheredCustomFields({ [key]: null }, [fieldOf(key, 'set')])).toEqual({
		custom_fields: { [key]: null },
	});
});

it('a field that the account no longer lists keeps its parts together', () => {
	const key = 'b'.repeat(40);
	expect(withGatheredCustomFields({ [key]: 5, [`${key}_currency`]: 'EUR' }, [])).toEqual({
		custom_fields: { [key]: { value: 5, currency: 'EUR' } },
	});
});

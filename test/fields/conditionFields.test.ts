import type { IDataObject } from 'n8n-workflow';
import {
	conditionFieldNamed,
	conditionFieldsOf,
	type ConditionNames,
} from '../../nodes/PipedriveCrm/fields/conditionFields';
import { organizationConditionNames } from '../../nodes/PipedriveCrm/resources/organization/organizationConditionNames';
import { personConditionNames } from '../../nodes/PipedriveCrm/resources/person/personConditionNames';
import { resources } from '../../nodes/PipedriveCrm/resources/resources';

const standard = (code: string, name: string, type = 'varchar'): IDataObject => ({
	field_code: code,
	field_name: name,
	field_type: type,
	is_custom_field: false,
});
const custom = (code: string, name: string): IDataObject => ({
	...standard(code.padEnd(40, '0'), name),
	is_custom_field: true,
});
const keyOf = (wanted: string, definitions: IDataObject[], names: ConditionNames) =>
	conditionFieldNamed(wanted, conditionFieldsOf(definitions, names), names).key;

describe('the field that a condition names', () => {
	const ofPerson = [standard('name', 'Name'), standard('phones', 'Phone', 'phone')];

	it('is the job title for `title` where contact sync gives one', () => {
		const definitions = [...ofPerson, standard('job_title', 'Job title'), custom('c1', 'Title')];
		expect(keyOf('title', definitions, personConditionNames)).toBe('job_title');
	});

	it('is else the custom field of that name', () => {
		const definitions = [...ofPerson, custom('c1', 'Title')];
		expect(keyOf('title', definitions, personConditionNames)).toBe('c1'.padEnd(40, '0'));
	});

	it('has else no place', () => {
		expect(() => keyOf('title', ofPerson, personConditionNames)).toThrow(
			"has no place for 'title': a job title is there with contact sync only",
		);
	});

	it.each(['phone', 'description', 'org_type'])(
		'of an organization can be a custom field: %s',
		(name) => {
			const definitions = [standard('name', 'Name'), custom('abc', name.toUpperCase())];
			expect(keyOf(name, definitions, organizationConditionNames)).toBe('abc'.padEnd(40, '0'));
		},
	);

	it('keeps the name that the account gives it, and compares it by what it is', () => {
		const fields = conditionFieldsOf(
			[standard('email', 'E-Mail'), standard('phones', 'Telefon', 'varchar')],
			personConditionNames,
		);
		const names = personConditionNames;
		expect(conditionFieldNamed('Telefon', fields, names)).toMatchObject({ type: 'phone' });
		expect(conditionFieldNamed('E-Mail', fields, names)).toMatchObject({ path: 'emails' });
	});

	it('is told by the names and keys of both, where two have one name', () => {
		const definitions = [standard('industry', 'Industry', 'enum'), custom('abc', 'Industry')];
		expect(keyOf('industry', definitions, organizationConditionNames)).toBe('industry');
		expect(() => keyOf('Industry', definitions, organizationConditionNames)).toThrow(
			"has 2 fields named 'Industry': industry, Industry (abc00000)",
		);
	});
});

describe.each(
	resources
		.filter(({ record }) => record.conditionNames !== undefined)
		.map(({ option, record }) => [option.name, record.conditionNames as ConditionNames] as const),
)('the names for conditions on %s', (_resource, names) => {
	const operations = resources.flatMap(({ option, operations: all }) =>
		all.map((operation) => `${option.name} → ${operation.option.name}`),
	);

	it('lead to fields, and each field has one place', () => {
		const keys = names.fields.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		const shown = names.fields.map(({ name }) => name);
		expect(new Set(shown).size).toBe(shown.length);
		expect(keys.filter((key) => key in names.aliases)).toEqual([]);
	});

	it('offer only operations that the node has', () => {
		for (const { offer } of Object.values(names.placeless)) {
			const named =
				offer.match(
					/(?:[A-Z][a-z]+ )*[A-Z][a-z]+ → [A-Z][a-z]+(?: (?:(?:or|to) )?[A-Z][a-z]+)*/g,
				) ?? [];
			for (const operation of named) expect(operations).toContain(operation);
		}
	});
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { PipedriveCrm } from '../../nodes/PipedriveCrm/PipedriveCrm.node';
import { resources } from '../../nodes/PipedriveCrm/resources/resources';
import { parameterNames } from '../../tools/build/parameterNames';
import { operationTable, operationTableIn } from '../../tools/build/operationTable';
import promised from './names.json';

const { properties } = new PipedriveCrm().description;
const rows = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

/** Every field of a row with the fields inside its collections. */
const everyField = (fields: INodeProperties[]): INodeProperties[] =>
	fields.flatMap((field) =>
		field.type === 'collection'
			? [field, ...everyField(field.options as INodeProperties[])]
			: [field],
	);

const names = () => parameterNames(resources);

describe('the rows', () => {
	it('still have every name that workflows may contain', () => {
		expect(names()).toEqual(expect.arrayContaining(promised));
	});

	it('have no name that is not promised yet (`npm run names` adds it)', () => {
		expect(promised).toEqual(expect.arrayContaining(names()));
	});

	it('are listed in the README, by name (`npm run names` writes the table)', () => {
		const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
		expect(operationTableIn(readme)).toEqual(operationTable(resources));
	});

	it.each(rows.map((row) => [String(row.operation.option.value), row] as const))(
		'%s stands in the panel with its fields in the order of its row',
		(_name, { resource, operation }) => {
			const shown = properties.filter(
				({ displayOptions }) =>
					displayOptions?.show?.resource?.includes(resource.option.value as string) === true &&
					displayOptions.show.operation?.includes(operation.option.value as string) === true,
			);
			expect(shown.map(({ name }) => name)).toEqual(operation.fields.map(({ name }) => name));
		},
	);

	it('list their operations by name, each with an action in sentence case', () => {
		for (const { operations } of resources) {
			const listed = operations.map(({ option }) => option.name);
			expect(listed).toEqual([...listed].sort((a, b) => a.localeCompare(b)));
			for (const { option } of operations) expect(option.action).toMatch(/^[A-Z][a-z ]+$/);
		}
	});

	it('give every input of one operation a name of its own in the editor, since AI tools know them by it', () => {
		for (const { operation } of rows) {
			const shown = everyField(operation.fields).map(({ displayName }) => displayName);
			expect(new Set(shown).size).toBe(shown.length);
		}
	});

	it('name only lists that the editor can load', () => {
		const { loadOptions, listSearch } = new PipedriveCrm().methods;
		const known = [...Object.keys(loadOptions), ...Object.keys(listSearch)];
		for (const { operation } of rows) {
			for (const field of everyField(operation.fields)) {
				const list = field.modes?.find(({ type }) => type === 'list');
				const method =
					list?.typeOptions?.searchListMethod ?? field.typeOptions?.loadOptionsMethod ?? undefined;
				if (method !== undefined) expect(known).toContain(method);
			}
		}
	});

	it('use plain named hooks and templates only', () => {
		const text = JSON.stringify(properties);
		expect(text).not.toMatch(/\$(value|response|json|request)\b/);
	});
});

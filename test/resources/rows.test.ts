import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { PipedriveCrm } from '../../nodes/PipedriveCrm/PipedriveCrm.node';
import { withoutUrl } from '../../nodes/PipedriveCrm/resources/locators/byId';
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

const nameOf = ({ option }: { option: { value: string | number | boolean } }) =>
	String(option.value);

/** What toProperties() says of when a field is shown, beside what the row says itself. */
const chosenBy = ['resource', 'operation', '/resource', '/operation'];

type Shows = NonNullable<INodeProperties['displayOptions']>['show'];

const withShow = ({ displayOptions = {}, ...field }: INodeProperties, show: Shows) => {
	const shown = { ...displayOptions, show };
	if (Object.keys(show ?? {}).length === 0) delete shown.show;
	return Object.keys(shown).length > 0 ? { ...field, displayOptions: shown } : field;
};

const only = (field: INodeProperties, isWanted: (key: string) => boolean): Shows =>
	Object.fromEntries(
		Object.entries(field.displayOptions?.show ?? {}).filter(([key]) => isWanted(key)),
	);

/** A field as a row has it. */
function ofRow(field: INodeProperties): INodeProperties {
	const own = withShow(
		field,
		only(field, (key) => !chosenBy.includes(key)),
	);
	if (own.type !== 'collection') return own;
	return { ...own, options: (own.options as INodeProperties[]).map(withoutUrl).map(ofRow) };
}

/** The fields that n8n shows for an operation, whatever they say of each other. */
function panelFor(chosen: INodeParameters): INodeProperties[] {
	const isShown = (field: INodeProperties) => {
		const asked = withShow(
			{ ...field, displayOptions: {} },
			only(field, (key) => chosenBy.includes(key)),
		);
		return NodeHelpers.displayParameter(chosen, asked, null, null, chosen);
	};
	const above = ['authentication', 'resource', 'operation'];
	return properties
		.filter((field) => !above.includes(field.name) && isShown(field))
		.map((field) =>
			field.type === 'collection'
				? { ...field, options: (field.options as INodeProperties[]).filter(isShown) }
				: field,
		)
		.map(ofRow);
}

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

	it.each(rows.map((row) => [`${nameOf(row.resource)} ${nameOf(row.operation)}`, row] as const))(
		'%s has in the panel the fields and choices of its row, in their order',
		(_name, { resource, operation }) => {
			const chosen = { resource: nameOf(resource), operation: nameOf(operation) };
			expect(panelFor(chosen)).toEqual(operation.fields.map((field) => ofRow(field)));
		},
	);

	it('share one Options box, and say of a choice no more than it takes', () => {
		const boxes = properties.filter(({ name }) => name === 'options');
		expect(boxes).toHaveLength(1);
		const everywhere = (boxes[0]?.options as INodeProperties[]).filter(
			({ displayOptions }) => displayOptions === undefined,
		);
		expect(everywhere.map(({ name }) => name)).toEqual(['showSpent', 'maxTokens']);
	});

	it('list their operations by name, each with an action in sentence case', () => {
		for (const { operations } of resources) {
			const listed = operations.map(({ option }) => option.name);
			expect(listed).toEqual([...listed].sort((a, b) => a.localeCompare(b)));
			for (const { option } of operations) expect(option.action).toMatch(/^[A-Z][a-z ]+$/);
		}
	});

	it('begin by reading, since an AI tool keeps what it begins with until somebody chooses', () => {
		const begun = properties
			.filter(({ name }) => name === 'operation')
			.map(({ default: initial, options = [], displayOptions }) => {
				const offered = options as INodePropertyOptions[];
				const { routing } = offered.find(({ value }) => value === initial) ?? {};
				const resource = displayOptions?.show?.resource?.[0];
				const hasList = offered.some(({ value }) => value === 'getAll');
				return { resource, initial, hasList, method: routing?.request?.method };
			});
		const withList = begun.filter(({ hasList }) => hasList);
		expect(withList.length).toBeGreaterThan(30);
		expect(new Set(withList.map(({ initial }) => initial))).toEqual(new Set(['getAll']));
		expect(begun.filter(({ method }) => method !== 'GET')).toEqual([]);
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

	it('take no expression where a choice decides the url, which is the same for all items', () => {
		const choosing = rows
			.flatMap(({ operation }) => everyField(operation.fields))
			.filter(({ type, options = [] }) => {
				const choices = type === 'options' ? (options as INodePropertyOptions[]) : [];
				return choices.some(({ routing }) => routing?.request?.url !== undefined);
			});
		expect(choosing.length).toBeGreaterThan(10);
		expect(choosing.filter(({ noDataExpression }) => noDataExpression !== true)).toEqual([]);
	});

	it('use plain named hooks and templates only', () => {
		const text = JSON.stringify(properties);
		expect(text).not.toMatch(/\$(value|response|json|request)\b/);
	});
});

import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { AccountLists } from '../fields/accountLists';
import { conditionFieldsOf, noConditionNames } from '../fields/conditionFields';
import { customFieldsOf } from '../fields/customFields';
import { definitionsOf } from '../fields/definitions';
import type { RecordShape } from '../fields/recordShape';
import { withExchange } from './account';
import { columnOf } from './customFieldColumns';

type ColumnsMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;
type OptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** A resource, as far as the editor asks for its fields. */
interface ResourceFields {
	option: { name: string };
	record: RecordShape;
}

/** `getDealCustomFields` and the like: the custom fields of each resource as columns of the mapper. */
export function resourceMappingFor(resources: ResourceFields[]): Record<string, ColumnsMethod> {
	return Object.fromEntries(
		resources.flatMap(({ option, record: { fields, marksRequired } }) =>
			fields === undefined
				? []
				: [[`get${option.name}CustomFields`, columnsOf(fields, marksRequired)]],
		),
	);
}

/** `getDealClearableFields` and the like: what an update of each resource can empty. */
export function clearableFieldsFor(resources: ResourceFields[]): Record<string, OptionsMethod> {
	return Object.fromEntries(
		resources
			.filter(({ record }) => record.clearable.length > 0)
			.map(({ option, record }) => [`get${option.name}ClearableFields`, clearableFields(record)]),
	);
}

/** `getDealConditionFields` and the like: the fields that conditions can be about. */
export function conditionFieldsFor(resources: ResourceFields[]): Record<string, OptionsMethod> {
	return Object.fromEntries(
		resources
			.filter(({ record }) => record.conditionNames !== undefined)
			.map(({ option, record }) => [
				`get${option.name.replaceAll(' ', '')}ConditionFields`,
				conditionFields(record),
			]),
	);
}

/** `getDealMatchFields` and the like: the fields by which Create or Update can find a record. */
export function matchFieldsFor(resources: ResourceFields[]): Record<string, OptionsMethod> {
	return Object.fromEntries(
		resources
			.filter(({ record }) => record.matchable !== undefined)
			.map(({ option, record }) => [`get${option.name}MatchFields`, matchFields(record)]),
	);
}

/** The ID, standard fields, then all custom fields. */
function matchFields({ matchable = [], fields }: RecordShape): OptionsMethod {
	return async function () {
		return await withExchange(this, async (exchange) => {
			const definitions = fields === undefined ? [] : await new AccountLists(exchange).rows(fields);
			const custom = customFieldsOf(definitions).map(({ name }) => ({ name, value: name }));
			const standard = matchable.map(({ key, name }) => ({ name, value: key }));
			return [{ name: 'ID', value: 'id' }, ...standard, ...custom];
		});
	};
}

function conditionFields(shape: RecordShape): OptionsMethod {
	return async function () {
		return await withExchange(this, async (exchange) => {
			const definitions = await definitionsOf(shape, new AccountLists(exchange));
			return conditionFieldsOf(definitions, shape.conditionNames ?? noConditionNames)
				.map(({ name, key }) => ({ name, value: key }))
				.sort((a, b) => a.name.localeCompare(b.name));
		});
	};
}

function columnsOf(fields: string, marksRequired: boolean): ColumnsMethod {
	return async function () {
		return await withExchange(this, async (exchange) => {
			const path = marksRequired ? `${fields}?include_fields=required_fields` : fields;
			const definitions = await new AccountLists(exchange).rows(path);
			const forUpdate = this.getCurrentNodeParameter('operation') !== 'create';
			const columns = customFieldsOf(definitions).map((field) => columnOf(field, forUpdate));
			// The menu that adds a column has no search.
			return { fields: columns.sort((a, b) => a.displayName.localeCompare(b.displayName)) };
		});
	};
}

/** Standard fields that can be emptied, then all custom ones. */
function clearableFields({ clearable, fields }: RecordShape): OptionsMethod {
	return async function () {
		return await withExchange(this, async (exchange) => {
			const lists = new AccountLists(exchange);
			const definitions = fields === undefined ? [] : await lists.rows(fields);
			const custom = customFieldsOf(definitions).map(({ name }) => ({ name, value: name }));
			return [...clearable.map(({ key, name }) => ({ name, value: key })), ...custom];
		});
	};
}

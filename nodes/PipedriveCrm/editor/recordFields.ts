import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
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
	option: { value: string | number | boolean };
	record: RecordShape;
}

/**
 * What the panel asks of the fields of the resource that is chosen in it. One method for all resources, so that what
 * is offered stands once in the description.
 */
export function recordFieldMethods(resources: ResourceFields[]): {
	loadOptions: Record<
		'getClearableFields' | 'getConditionFields' | 'getMatchFields',
		OptionsMethod
	>;
	resourceMapping: Record<'getCustomFields', ColumnsMethod>;
} {
	const ofChosen = <T>(list: (shape: RecordShape) => (this: ILoadOptionsFunctions) => Promise<T>) =>
		async function (this: ILoadOptionsFunctions): Promise<T> {
			const chosen = this.getCurrentNodeParameter('resource');
			const resource = resources.find(({ option }) => option.value === chosen);
			if (resource === undefined) {
				throw new NodeOperationError(this.getNode(), `There is no resource '${String(chosen)}'`);
			}
			return await list(resource.record).call(this);
		};
	return {
		loadOptions: {
			getClearableFields: ofChosen(clearableFields),
			getConditionFields: ofChosen(conditionFields),
			getMatchFields: ofChosen(matchFields),
		},
		resourceMapping: { getCustomFields: ofChosen(customFieldColumns) },
	};
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

/** The custom fields as columns of the mapper. */
function customFieldColumns({ fields, marksRequired }: RecordShape): ColumnsMethod {
	return async function () {
		if (fields === undefined) return { fields: [] };
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

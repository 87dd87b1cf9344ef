import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { AccountLists } from '../fields/accountLists';
import { definitionsOf } from '../fields/definitions';
import type { RecordShape } from '../fields/recordShape';
import { withExchange } from './account';

/** A kind of records, as far as the editor asks for its fields. */
interface FieldSource {
	shape: RecordShape;
	/** The standard fields by key and name, where the API does not list them for everybody. */
	standardFields?: Record<string, string>;
}

/**
 * `getChangeFields`: the fields of what a trigger watches, standard and custom.
 * @param sourceOf the kind of records of that name; undefined for what has no fields of its own
 */
export function changeFieldsOf(sourceOf: (triggerOn: string) => FieldSource | undefined) {
	return {
		async getChangeFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			const source = sourceOf(String(this.getCurrentNodeParameter('triggerOn')));
			if (source === undefined) return [];
			const { shape, standardFields = {} } = source;
			const standard = Object.entries(standardFields).map(([value, name]) => ({ name, value }));
			if (shape.fields === undefined) return standard;
			return await withExchange(this, async (exchange) => {
				const definitions = await definitionsOf(shape, new AccountLists(exchange));
				const listed = definitions.map(({ field_name: name, field_code: code }) => ({
					name: String(name),
					value: String(code),
				}));
				return shape.sharesCustomFields === true ? [...standard, ...listed] : listed;
			});
		},
	};
}

import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { AccountLists } from '../fields/accountLists';
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
			const path = source?.shape.fields;
			if (path === undefined) {
				return Object.entries(source?.standardFields ?? {}).map(([value, name]) => ({
					name,
					value,
				}));
			}
			return await withExchange(this, async (exchange) =>
				(await new AccountLists(exchange).rows(path)).map((definition) => ({
					name: String(definition.field_name),
					value: String(definition.field_code),
				})),
			);
		},
	};
}

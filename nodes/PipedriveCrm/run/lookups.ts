import type { AccountLists } from '../fields/accountLists';
import { CustomFieldWriter } from '../fields/customFieldWriter';
import type { NameFinder } from '../fields/findByName';
import type { RecordShape } from '../fields/recordShape';
import { FieldClearer } from './clearing';
import type { Operation } from './operation';
import type { Lookups } from './prepareValue';

/** What the items of a run look up in the account, each thing once. */
export function lookupsFor(
	{ refuses }: Operation,
	shape: RecordShape,
	account: { lists: AccountLists; finder: NameFinder; timezone: string },
	hint: (message: string) => void,
): Lookups {
	const { lists, finder, timezone } = account;
	const customFields =
		shape.fields && new CustomFieldWriter(shape.fields, lists, finder, timezone, shape.inputNames);
	return {
		finder,
		timezone,
		refuses,
		hint,
		clearer: new FieldClearer(shape, lists),
		onCreate:
			({ noun }) =>
			({ id, name }) => {
				hint(`The ${noun} '${name}' was not found and has been created with the ID ${id}.`);
			},
		customFields: async (values, clearBlank) =>
			customFields ? await customFields.write(values, clearBlank) : {},
	};
}

import type { IDataObject } from 'n8n-workflow';
import type { AccountLists } from './accountLists';
import type { RecordShape } from './recordShape';

/**
 * The account's definitions of the fields of a kind of records, standard and custom; of those that share the
 * custom fields of another kind, these alone.
 * @param newest whether what an earlier run left behind is read again
 * @throws {ExchangeFailure} when they cannot be read
 */
export async function definitionsOf(
	{ fields, sharesCustomFields }: Pick<RecordShape, 'fields' | 'sharesCustomFields'>,
	lists: AccountLists,
	newest = false,
): Promise<IDataObject[]> {
	if (fields === undefined) return [];
	const rows = newest ? await lists.newestRows(fields) : await lists.rows(fields);
	return sharesCustomFields === true
		? rows.filter(({ is_custom_field: isCustom }) => isCustom === true)
		: rows;
}

import type { AccountLists } from '../../fields/accountLists';
import { gatheredRecords } from '../../fields/flatRecords';
import type { RecordShape } from '../../fields/recordShape';
import type { RecordChange } from '../recordChange';

/**
 * Changes with their records in the form of API v2. Comparing is done before that, with records as they are answered,
 * so that nothing looks changed because the account's list of fields was read at another time.
 * @throws {ExchangeFailure} when the account's fields cannot be read
 */
export async function gatheredChanges(
	changes: RecordChange[],
	shape: RecordShape,
	lists: AccountLists,
): Promise<RecordChange[]> {
	const records = changes.map(({ current }) => current);
	const gathered = await gatheredRecords(records, shape, lists);
	return changes.map((change, index) => ({
		...change,
		current: gathered[index] ?? change.current,
	}));
}

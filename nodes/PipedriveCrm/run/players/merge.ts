import { InvalidItem } from '../itemFailure';
import type { Player } from '../player';
import { readRecordAgain, sendForRecord } from './answers';

/**
 * Plays a merge: the record of the path goes, that of `merge_with_id` stays, and is read again, as the answer
 * is of API v1. That cannot be undone, so a record is not merged with itself.
 */
export const playMerge: Player = async (work) => {
	const { recordId, body } = work.request;
	const kept = String(body.merge_with_id);
	if (String(recordId) === kept) {
		throw new InvalidItem(
			`Record ${kept} cannot be merged with itself`,
			'Name two different records; the second one stays.',
			'merge_with_id',
		);
	}
	await sendForRecord(work);
	const record = await readRecordAgain(work, kept, 'has taken the other one in');
	return { rows: [record], areRecords: true };
};

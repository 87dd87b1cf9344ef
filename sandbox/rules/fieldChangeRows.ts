import type { Account } from '../state/account.ts';
import type { FollowedEntity, RecordChange } from '../state/changeFeed.ts';
import type { LoggedChange } from '../state/changeLog.ts';
import type { FieldEntity } from '../state/customFields.ts';
import { v1CustomFields } from './flatCustomFields.ts';

/** One field of one record that a request changed. */
export interface FieldChange {
	id: number;
	/** The key of version 1; the code of a custom field. */
	field: string;
	isCustom: boolean;
	before: unknown;
	after: unknown;
	logged: LoggedChange;
}

/** Keys that say nothing of their own, or are the sandbox's. */
const silent = ['id', 'update_time', 'delete_time', 'custom_fields'];
/** What version 1 calls the keys of version 2. */
const v1Names: Record<string, string> = {
	owner_id: 'user_id',
	label_ids: 'label',
	emails: 'email',
	phones: 'phone',
	is_deleted: 'deleted',
};

type Keys = Readonly<Record<string, unknown>>;

function customOf(account: Account, entity: FieldEntity, record: RecordChange['after']): Keys {
	return 'custom_fields' in record ? v1CustomFields(account, entity, record.custom_fields) : {};
}

function differences(before: Keys, after: Keys): string[] {
	return Object.keys(after).filter(
		(key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
	);
}

/** The fields that requests changed of a record, oldest first. */
export function fieldChangesOf(
	account: Account,
	entity: FollowedEntity & FieldEntity,
	recordId: number,
): FieldChange[] {
	const rows = account.changeLog.of(entity, recordId).flatMap((logged) => {
		const { before, after } = logged.change;
		if (!before) return [];
		const [own, ownBefore]: [Keys, Keys] = [{ ...after }, { ...before }];
		const [custom, customBefore] = [
			customOf(account, entity, after),
			customOf(account, entity, before),
		];
		const row = (field: string, isCustom: boolean, was: unknown, is: unknown) => ({
			field,
			isCustom,
			before: was ?? null,
			after: is ?? null,
			logged,
		});
		return [
			...differences(ownBefore, own)
				.filter((key) => !silent.includes(key))
				.map((key) => row(v1Names[key] ?? key, false, ownBefore[key], own[key])),
			...differences(customBefore, custom).map((key) =>
				row(key, true, customBefore[key], custom[key]),
			),
		];
	});
	return rows.map((row, index) => ({ id: index + 1, ...row }));
}

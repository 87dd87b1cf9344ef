import { deletedNow, requireLiving } from '../rules/references.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { UserRecord } from '../state/records.ts';

interface Deletable {
	id: number;
	is_deleted: boolean;
}

/** What deleting needs of a collection, whatever else its records are. */
interface DeletableRecords {
	get(id: number): Deletable | undefined;
	change(record: Deletable, changes: { is_deleted: boolean }): void;
}

interface DeleteRules {
	/** v2 when left out. */
	version?: 'v1';
	path: string;
	/** 3 when left out. */
	cost?: number;
	scopes: readonly string[];
	/** The record's name in "… not found". */
	what: string;
	in(account: Account): DeletableRecords;
	/** Refuses, where a rule forbids it. @throws ApiError */
	allow?(user: UserRecord, account: Account, id: number): void;
	/** What else goes with the record. */
	after?(context: SandboxContext, id: number): void;
}

/** The delete of a record: soft, once; a second one answers 404. */
export function deleteRoute(rules: DeleteRules): Route {
	return route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: rules.version ?? 'v2',
		path: rules.path,
		cost: rules.cost ?? 3,
		scopes: rules.scopes,
		pathSchema: idPath,
		handler: ({ context, user, path }) => {
			const { account, clock } = context;
			rules.allow?.(user, account, path.id);
			const records = rules.in(account);
			const record = requireLiving(records.get(path.id), rules.what);
			records.change(record, 'delete_time' in record ? deletedNow(clock) : { is_deleted: true });
			rules.after?.(context, path.id);
			return { data: { id: record.id } };
		},
	});
}

import { deletedNow, requireLiving } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { Deletable } from '../state/records.ts';

type Deletion = Pick<Deletable, 'is_deleted' | 'delete_time'>;

/** What deleting needs of a collection, whatever else its records are. */
interface DeletableRecords {
	get(id: number): (Deletion & { id: number }) | undefined;
	change(record: Deletion & { id: number }, changes: Deletion): void;
}

interface DeleteRules {
	path: string;
	scopes: readonly string[];
	/** The record's name in "… not found". */
	what: string;
	in(account: Account): DeletableRecords;
}

/** The v2 delete of a record: soft, once; a second one answers 404. */
export function deleteRoute(rules: DeleteRules): Route {
	return route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v2',
		path: rules.path,
		cost: 3,
		scopes: rules.scopes,
		pathSchema: idPath,
		handler: ({ context: { account, clock }, path }) => {
			const records = rules.in(account);
			const record = requireLiving(records.get(path.id), rules.what);
			records.change(record, deletedNow(clock));
			return { data: { id: record.id } };
		},
	});
}

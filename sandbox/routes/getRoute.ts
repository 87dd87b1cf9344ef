import { requireLiving } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';

interface GetRules<T> {
	version: 'v1' | 'v2';
	path: string;
	cost: number;
	scopes: readonly string[];
	/** The record's name in "… not found". */
	what: string;
	in(account: Account): { get(id: number): T | undefined };
	present(account: Account): (record: T) => unknown;
}

/** The read of one record that nobody has deleted, without query keys. */
export function getRoute<T extends { is_deleted: boolean }>(rules: GetRules<T>): Route {
	return route<unknown, unknown, IdPath>({
		method: 'GET',
		version: rules.version,
		path: rules.path,
		cost: rules.cost,
		scopes: rules.scopes,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			const record = requireLiving(rules.in(account).get(path.id), rules.what);
			return { data: rules.present(account)(record) };
		},
	});
}

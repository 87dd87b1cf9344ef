import { markDeleted, requireLiving } from '../rules/references.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath } from '../server/schemas.ts';
import type { Deletable } from '../state/records.ts';

interface DeleteRules<T> {
	path: string;
	scopes: readonly string[];
	/** The record's name in "… not found". */
	what: string;
	find(context: SandboxContext, id: number): T | undefined;
	/** Tells those who follow changes; left out where nobody does. */
	noteChange?(context: SandboxContext, record: T): void;
}

/** The v2 delete of a record: soft, once; a second one answers 404. */
export function deleteRoute<T extends Pick<Deletable, 'id' | 'is_deleted' | 'delete_time'>>(
	rules: DeleteRules<T>,
): Route {
	return route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v2',
		path: rules.path,
		cost: 3,
		scopes: rules.scopes,
		pathSchema: idPath,
		handler: ({ context, path }) => {
			const record = requireLiving(rules.find(context, path.id), rules.what);
			markDeleted(record, context.clock);
			rules.noteChange?.(context, record);
			return { data: { id: record.id } };
		},
	});
}

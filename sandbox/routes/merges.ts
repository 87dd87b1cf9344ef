import { mergeDeals, mergeOrganizations, mergePersons } from '../rules/merges.ts';
import { requireLiving } from '../rules/references.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, integer, objectSchema } from '../server/schemas.ts';
import { dealV1Answer } from './dealV1Answer.ts';
import { personV1Answer, personV1Counts } from './personV1Answer.ts';

interface MergeRules<T> {
	path: string;
	scope: string;
	what: string;
	get(context: SandboxContext, id: number): T | undefined;
	merge(context: SandboxContext, gone: T, kept: T): void;
	present(context: SandboxContext, kept: T, goneId: number): unknown;
}

/** The record of the path goes, the one of the body stays and wins where both say something. */
function mergeRoute<T extends { id: number; is_deleted: boolean }>(rules: MergeRules<T>): Route {
	return route<unknown, { merge_with_id: number }, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: `${rules.path}/:id/merge`,
		cost: 40,
		scopes: [rules.scope],
		pathSchema: idPath,
		bodySchema: objectSchema({ merge_with_id: integer }, ['merge_with_id']),
		handler: ({ context, path, body }) => {
			const gone = requireLiving(rules.get(context, path.id), rules.what);
			const kept = requireLiving(rules.get(context, body.merge_with_id), rules.what);
			rules.merge(context, gone, kept);
			return { data: rules.present(context, kept, gone.id) };
		},
	});
}

/** Merging deals, persons and organizations. */
export const mergeRoutes: Route[] = [
	mergeRoute({
		path: '/deals',
		scope: 'deals:full',
		what: 'Deal',
		get: ({ account }, id) => account.deals.get(id),
		merge: mergeDeals,
		present: ({ account }, kept, merge_what_id) => ({
			...dealV1Answer(account, kept),
			merge_what_id,
		}),
	}),
	mergeRoute({
		path: '/persons',
		scope: 'contacts:full',
		what: 'Person',
		get: ({ account }, id) => account.persons.get(id),
		merge: mergePersons,
		present: ({ account }, kept, merge_what_id) => ({
			...personV1Answer(account, kept),
			...personV1Counts(account, kept),
			owner_id: kept.owner_id,
			org_id: kept.org_id,
			merge_what_id,
		}),
	}),
	mergeRoute({
		path: '/organizations',
		scope: 'contacts:full',
		what: 'Organization',
		get: ({ account }, id) => account.organizations.get(id),
		merge: mergeOrganizations,
		present: (_context, kept) => ({ id: kept.id }),
	}),
];

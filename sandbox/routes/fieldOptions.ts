import {
	addOptions,
	removeOptions,
	renameOptions,
	requireCustomField,
} from '../rules/fieldChanges.ts';
import { route, type Route } from '../server/route.ts';
import {
	integer,
	objectSchema,
	type ArraySchema,
	type PropertySchemas,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { FieldDefinition, FieldOption } from '../state/customFields.ts';
import { fieldKinds, type FieldKind } from './fieldKinds.ts';
import { fieldPath, type FieldPath } from './fields.ts';

const label = { type: 'string', minLength: 1, maxLength: 255 };

function listOf(keys: PropertySchemas): ArraySchema {
	return { type: 'array', minItems: 1, items: objectSchema(keys, Object.keys(keys)) };
}

function optionRoute<Body>(
	{ entity, changing }: FieldKind,
	method: 'POST' | 'PATCH' | 'DELETE',
	bodySchema: ArraySchema,
	work: (account: Account, field: FieldDefinition, body: Body) => FieldOption[],
): Route {
	return route<unknown, Body, FieldPath>({
		method,
		version: 'v2',
		path: `/${entity}Fields/:field_code/options`,
		cost: method === 'DELETE' ? 3 : 5,
		scopes: changing ?? [],
		pathSchema: fieldPath,
		bodySchema,
		handler: ({ context: { account }, path, body }) => {
			const field = requireCustomField(account, entity, path.field_code);
			return {
				data: work(account, field, body).map(({ id, label: text }) => ({ id, label: text })),
			};
		},
	});
}

function routesOf(kind: FieldKind): Route[] {
	if (!kind.changing) return [];
	return [
		optionRoute<{ label: string }[]>(kind, 'POST', listOf({ label }), addOptions),
		optionRoute<{ id: number; label: string }[]>(
			kind,
			'PATCH',
			listOf({ id: integer, label }),
			(_account, field, body) => renameOptions(field, body),
		),
		optionRoute<{ id: number }[]>(
			kind,
			'DELETE',
			listOf({ id: integer }),
			(_account, field, body) => removeOptions(field, body),
		),
	];
}

/** Options of custom fields; the bodies are lists. */
export const fieldOptionRoutes: Route[] = fieldKinds.flatMap(routesOf);

import {
	createField,
	deleteField,
	patchField,
	requireCustomField,
	type FieldBody,
} from '../rules/fieldChanges.ts';
import { requireRecord } from '../rules/references.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type Route } from '../server/route.ts';
import {
	commaListOf,
	cursorPage,
	objectSchema,
	oneOf,
	text,
	type PropertySchemas,
} from '../server/schemas.ts';
import { customFieldTypes, type CustomFieldType } from '../state/customFields.ts';
import { fieldAnswer } from './fieldAnswer.ts';
import { fieldKinds, type FieldKind } from './fieldKinds.ts';
import { listAnswer } from './listing.ts';

interface FieldQuery {
	include_fields?: string;
}

/** Path parameter of the routes that address one field. */
export interface FieldPath {
	field_code: string;
}

export const fieldPath = { field_code: text };
const name = { type: 'string', minLength: 1, maxLength: 255 };

function readingRoutes({ entity, reading: scopes, extras }: FieldKind): Route[] {
	const includeFields: PropertySchemas =
		extras.length > 0 ? { include_fields: commaListOf(extras) } : {};
	return [
		route<FieldQuery & PageQuery>({
			method: 'GET',
			version: 'v2',
			path: `/${entity}Fields`,
			cost: 10,
			scopes,
			querySchema: { ...includeFields, ...cursorPage(500) },
			handler: ({ context, query }) => {
				const rows = context.account.fields[entity].map((field) => ({ id: field.number, field }));
				const present = fieldAnswer(entity, query.include_fields);
				const page = pageByCursor(rows, query, ({ id }) => id);
				return listAnswer(page, ({ field }) => present(field));
			},
		}),
		route<FieldQuery, unknown, FieldPath>({
			method: 'GET',
			version: 'v2',
			path: `/${entity}Fields/:field_code`,
			cost: 1,
			scopes,
			pathSchema: fieldPath,
			querySchema: includeFields,
			handler: ({ context, path, query }) => {
				const field = requireRecord(context.account.field(entity, path.field_code), 'Field');
				return { data: fieldAnswer(entity, query.include_fields)(field) };
			},
		}),
	];
}

function writingRoutes({ entity, writing, changing, settings }: FieldKind): Route[] {
	if (!writing || !changing) return [];
	const keys = {
		...settings,
		...(entity === 'deal' && { description: { type: ['string', 'null'] } }),
	};
	const options = { type: 'array', items: objectSchema({ label: name }, ['label']) };
	return [
		route<unknown, FieldBody & { field_name: string; field_type: CustomFieldType }>({
			method: 'POST',
			version: 'v2',
			path: `/${entity}Fields`,
			cost: 5,
			scopes: writing,
			bodySchema: objectSchema(
				{ ...keys, field_name: name, field_type: oneOf(customFieldTypes), options },
				['field_name', 'field_type'],
			),
			handler: ({ context: { account }, body }) => ({
				data: fieldAnswer(entity)(createField(account, entity, body)),
			}),
		}),
		route<unknown, FieldBody, FieldPath>({
			method: 'PATCH',
			version: 'v2',
			path: `/${entity}Fields/:field_code`,
			cost: 5,
			scopes: changing,
			pathSchema: fieldPath,
			bodySchema: objectSchema({ ...keys, field_name: name }),
			handler: ({ context: { account }, path, body }) => {
				const field = requireCustomField(account, entity, path.field_code);
				patchField(field, body);
				return { data: fieldAnswer(entity)(field) };
			},
		}),
		route<unknown, unknown, FieldPath>({
			method: 'DELETE',
			version: 'v2',
			path: `/${entity}Fields/:field_code`,
			cost: 3,
			scopes: writing,
			pathSchema: fieldPath,
			handler: ({ context: { account }, path }) => {
				const field = requireCustomField(account, entity, path.field_code);
				deleteField(account, entity, field);
				return { data: fieldAnswer(entity)(field) };
			},
		}),
	];
}

/** Field definitions; their options are in fieldOptions.ts. */
export const fieldDefinitionRoutes: Route[] = fieldKinds.flatMap((kind) => [
	...readingRoutes(kind),
	...writingRoutes(kind),
]);

import type { IDataObject } from 'n8n-workflow';
import type { RecordChange } from './recordChange';
import { objectNamed } from './watchedObjects';

/** The body of a webhook of version 2 (https://pipedrive.readme.io/docs/guide-for-webhooks-v2). */
export interface WebhookPayload {
	data: IDataObject | null;
	previous: IDataObject | null;
	meta: IDataObject;
}

/**
 * Reads a webhook of version 2 as a change. Ids of `meta` are texts there, and custom fields are typed objects;
 * here both are as the API answers them. Of a deleted record the last known state is the current one.
 * @returns undefined for what is no such payload
 */
export function changeOfWebhook({
	data,
	previous,
	meta,
}: WebhookPayload): RecordChange | undefined {
	const { action, entity } = meta;
	if (action !== 'create' && action !== 'change' && action !== 'delete') return undefined;
	const latest = action === 'delete' ? (previous ?? data ?? {}) : data;
	if (latest === null || typeof entity !== 'string') return undefined;
	const known = objectNamed(entity);
	const inForm = known?.list?.collection.startsWith('/api/v1/') === true ? inV1Form : inRestForm;
	const userId = Number(meta.user_id);
	const { timestamp } = meta;
	return {
		action,
		object: known?.value ?? entity,
		id: numberOr(meta.entity_id ?? latest.id),
		current: inForm(latest),
		previous: action === 'change' && previous !== null ? inForm(previous) : null,
		told: [],
		userId: Number.isInteger(userId) && userId > 0 ? userId : null,
		throughApi: typeof meta.change_source === 'string' ? meta.change_source === 'api' : null,
		at: typeof timestamp === 'string' ? timestamp : null,
	};
}

function numberOr(id: unknown): number | string {
	return /^\d+$/.test(String(id)) ? Number(id) : String(id);
}

function inRestForm(record: IDataObject): IDataObject {
	const { visible_to: visibleTo } = record;
	return {
		...inV1Form(record),
		...(visibleTo === undefined ? {} : { visible_to: numberOr(visibleTo) }),
	};
}

/** Version 1 writes who may see a record as text, as webhooks do. */
function inV1Form({ custom_fields: custom, ...rest }: IDataObject): IDataObject {
	return {
		...rest,
		...(custom === undefined || custom === null
			? {}
			: { custom_fields: customInRestForm(custom as IDataObject) }),
	};
}

function customInRestForm(custom: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(custom).map(([key, value]) => [key, valueInRestForm(value)]),
	);
}

const withParts = new Set(['address', 'daterange', 'monetary', 'time', 'timerange']);

/** `{ type: 'enum', id: 7 }` is 7 in a list of API v2; a value with parts stays an object, without its type. */
function valueInRestForm(value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'object' || value === null || !('type' in value)) return value;
	const { type, ...parts } = value as IDataObject;
	if (withParts.has(String(type))) return parts;
	if (Array.isArray(parts.values)) {
		return (parts.values as IDataObject[]).map(({ id }) => id) as number[];
	}
	if ('id' in parts) return parts.id;
	return 'value' in parts ? parts.value : value;
}

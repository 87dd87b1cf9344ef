import { randomUUID } from 'node:crypto';

import type { Account } from '../state/account.ts';
import type { Author, FollowedEntity, FollowedRecords, RecordChange } from '../state/changeFeed.ts';
import type { CustomFieldValue, CustomFieldValues, FieldEntity } from '../state/customFields.ts';
import type { WebhookRecord } from '../state/webhooks.ts';

type Data = Record<string, unknown>;

/** One event as every webhook gets it; `payloadOf` adds what is about the webhook and the attempt. */
export interface WebhookEvent {
	action: RecordChange['action'];
	object: FollowedEntity;
	data: Data | null;
	previous: Data | null;
	meta: Data & { id: string; entity_id: string };
}

/** Keys of the sandbox's records that no webhook tells. */
const untold = ['is_deleted', 'delete_time', 'apiToken', 'uuid'];

/** Keys that webhooks tell of a kind of record beside those it is stored with. */
const added: Partial<Record<FollowedEntity, Data>> = {
	deal: { origin_id: null, channel: null, channel_id: null },
	activity: {
		conference_meeting_client: null,
		conference_meeting_url: null,
		conference_meeting_id: null,
	},
};

function isFieldEntity(account: Account, entity: FollowedEntity): entity is FieldEntity {
	return entity in account.fields;
}

/** A custom field value in the form of webhooks, which differs from that of the API's answers. */
function typed(type: string, value: CustomFieldValue): Data | null {
	if (value === null) return null;
	if (['enum', 'user', 'people', 'org'].includes(type)) return { type, id: value };
	if (Array.isArray(value)) return { type, values: value.map((id) => ({ id })) };
	return typeof value === 'object' ? { type, ...value } : { type, value };
}

function typedFields(account: Account, entity: FollowedEntity, values: CustomFieldValues): Data {
	if (!isFieldEntity(account, entity)) return {};
	const fields = account.customFields(entity);
	return Object.fromEntries(
		fields.map(({ field_code: code, field_type: type }) => [
			code,
			typed(type, values[code] ?? null),
		]),
	);
}

function dataOf(
	account: Account,
	entity: FollowedEntity,
	record: FollowedRecords[FollowedEntity],
): Data {
	return {
		...Object.fromEntries(Object.entries(record).filter(([key]) => !untold.includes(key))),
		...('visible_to' in record && { visible_to: String(record.visible_to) }),
		...('participants' in record && {
			person_id: record.participants.find(({ primary }) => primary)?.person_id ?? null,
		}),
		...added[entity],
		...('uuid' in record && { id: record.uuid }),
		...('custom_fields' in record && {
			custom_fields: typedFields(
				account,
				// Leads have the custom fields of deals.
				entity === 'lead' ? 'deal' : entity,
				record.custom_fields,
			),
		}),
	};
}

function isData(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The old values of the keys that changed; of the custom fields, again those that changed. */
function changedKeys(before: Data, after: Data): Data {
	return Object.fromEntries(
		Object.entries(before)
			.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(after[key]))
			.map(([key, value]) =>
				key === 'custom_fields' && isData(value) && isData(after[key])
					? [key, changedKeys(value, after[key])]
					: [key, value],
			),
	);
}

function statesOf(account: Account, change: RecordChange): Pick<WebhookEvent, 'data' | 'previous'> {
	const { entity } = change;
	const after = dataOf(account, entity, change.after);
	if (!change.before) return { data: after, previous: null };
	const before = dataOf(account, entity, change.before);
	return change.action === 'delete'
		? { data: null, previous: before }
		: { data: after, previous: changedKeys(before, after) };
}

function permittedUsers(account: Account): string[] {
	const active = account.users.all().filter(({ active_flag }) => active_flag);
	return active.map(({ id }) => String(id));
}

/** Makes the event that tells of a change. */
export function eventOf(account: Account, change: RecordChange, author: Author): WebhookEvent {
	const { action, entity, id, mergedTo, mergedFrom } = change;
	return {
		action,
		object: entity,
		...statesOf(account, change),
		meta: {
			action,
			entity,
			entity_id: 'uuid' in change.after ? change.after.uuid : String(id),
			company_id: String(account.company.id),
			id: randomUUID(),
			correlation_id: author.correlationId,
			is_bulk_edit: author.isBulkEdit,
			timestamp: new Date(account.clock.now()).toISOString(),
			user_id: String(author.userId),
			version: '2.0',
			change_source: author.source,
			...(entity === 'user' ? {} : { permitted_user_ids: permittedUsers(account) }),
			host: `${account.company.domain}.pipedrive.com`,
			...(mergedTo === undefined ? {} : { merged_to_id: String(mergedTo) }),
			...(mergedFrom === undefined ? {} : { merged_from_id: String(mergedFrom) }),
		},
	};
}

/** The body of one delivery. @param attempt from 1 */
export function payloadOf(event: WebhookEvent, webhook: WebhookRecord, attempt: number): Data {
	return {
		data: event.data,
		previous: event.previous,
		meta: {
			...event.meta,
			type: webhook.type,
			webhook_id: String(webhook.id),
			webhook_owner_id: String(webhook.owner_id),
			attempt,
		},
	};
}

/** Whether a webhook asked for an event. */
export function wants(webhook: WebhookRecord, { action, object }: WebhookEvent): boolean {
	const { event_action, event_object } = webhook;
	return (
		webhook.remove_time === null &&
		(event_action === '*' || event_action === action) &&
		(event_object === '*' || event_object === object)
	);
}

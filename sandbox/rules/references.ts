import { badRequest, notFound } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import type { Clock } from '../state/clock.ts';
import type { FieldEntity } from '../state/customFields.ts';
import type { Deletable } from '../state/records.ts';

/** The records that others refer to by id. Null and undefined refer to nothing. */
export interface References {
	owner_id?: number;
	person_id?: number | null;
	org_id?: number | null;
	deal_id?: number | null;
	label_ids?: number[];
	currency?: string;
}

/** @throws ApiError 400 when a written id (or currency code) names nothing that exists */
export function requireReferences(
	account: Account,
	entity: FieldEntity,
	written: References,
): void {
	const { owner_id, person_id, org_id, deal_id, label_ids = [], currency } = written;
	if (owner_id !== undefined && !account.users.get(owner_id)) throw badRequest('User not found');
	const living: [
		number | null | undefined,
		string,
		(id: number) => { is_deleted: boolean } | undefined,
	][] = [
		[person_id, 'Person', (id) => account.persons.get(id)],
		[org_id, 'Organization', (id) => account.organizations.get(id)],
		[deal_id, 'Deal', (id) => account.deals.get(id)],
	];
	for (const [id, what, get] of living) {
		if (id === null || id === undefined) continue;
		if (get(id)?.is_deleted !== false) throw badRequest(`${what} not found`);
	}
	const options = account.field(entity, 'label_ids')?.options ?? [];
	const stray = label_ids.find((id) => !options.some((option) => option.id === id));
	if (stray !== undefined) throw badRequest(`Label ${String(stray)} not found`);
	if (currency !== undefined) requireCurrency(account, currency);
}

/** @throws ApiError 400 for a currency code that the account does not have */
export function requireCurrency(account: Account, code: string): void {
	if (!account.currencies.all().some((currency) => currency.code === code)) {
		throw badRequest('Currency is not valid');
	}
}

/** The record. @throws ApiError 404 when there never was one */
export function requireRecord<T>(record: T | undefined, what: string): T {
	if (record === undefined) throw notFound(what);
	return record;
}

/** How long a deleted record can still be read, in milliseconds: 30 days. */
const deletedFor = 30 * 86_400_000;

/** Whether a record was deleted so long ago that nobody sees it any more. */
export function isGone({ delete_time }: Pick<Deletable, 'delete_time'>, clock: Clock): boolean {
	return delete_time !== null && clock.now() - Date.parse(delete_time) > deletedFor;
}

/** The record, for 30 days also when deleted. @throws ApiError 404 when there is none to be seen */
export function requireVisible<T extends Pick<Deletable, 'delete_time'>>(
	record: T | undefined,
	what: string,
	clock: Clock,
): T {
	if (!record || isGone(record, clock)) throw notFound(what);
	return record;
}

/** The record. @throws ApiError 404 when there is none or it is deleted */
export function requireLiving<T extends { is_deleted: boolean }>(
	record: T | undefined,
	what: string,
): T {
	if (!record || record.is_deleted) throw notFound(what);
	return record;
}

/** What a soft delete writes: the record stays, marked. */
export function deletedNow(clock: Clock): Pick<Deletable, 'is_deleted' | 'delete_time'> {
	return { is_deleted: true, delete_time: clock.time() };
}

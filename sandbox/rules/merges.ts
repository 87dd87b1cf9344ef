import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { CustomFieldValues } from '../state/customFields.ts';
import type {
	ContactEntry,
	DealRecord,
	OrganizationRecord,
	PersonRecord,
} from '../state/records.ts';
import { reattach } from './attachments.ts';
import { deletedNow } from './references.ts';

/** @throws ApiError 400 for a record that should be merged with itself */
export function requireAnother(one: { id: number }, other: { id: number }): void {
	if (one.id === other.id) throw badRequest('A record cannot be merged with itself');
}

function isEmpty(value: unknown): boolean {
	return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The surviving record's custom fields, the empty ones filled from the other record. */
function mergedFields(kept: CustomFieldValues, gone: CustomFieldValues): CustomFieldValues {
	const filled = Object.entries(gone).filter(([code]) => isEmpty(kept[code] ?? null));
	return { ...kept, ...Object.fromEntries(filled) };
}

/** The keys of the record that goes which fill what the one that stays lacks. */
function filledKeys<T extends object, K extends keyof T>(kept: T, gone: T, keys: readonly K[]) {
	const filled: Partial<Pick<T, K>> = {};
	for (const key of keys) if (isEmpty(kept[key])) filled[key] = gone[key];
	return filled;
}

function union<T>(kept: readonly T[], gone: readonly T[]): T[] {
	return [...new Set([...kept, ...gone])];
}

/** Followers of the record that goes follow the one that stays, unless they did. */
function mergeFollowers(
	{ account }: SandboxContext,
	entity: 'deal' | 'person' | 'organization',
	gone: number,
	kept: number,
): void {
	const living = account.followers.all().filter((row) => row.entity === entity && !row.is_deleted);
	const already = living.filter((row) => row.record_id === kept).map((row) => row.user_id);
	for (const row of living.filter((one) => one.record_id === gone)) {
		const isTwin = already.includes(row.user_id);
		account.followers.change(row, isTwin ? { is_deleted: true } : { record_id: kept });
	}
}

/** Makes two deals one: what hangs on the one that goes hangs on the one that stays. */
export function mergeDeals(context: SandboxContext, gone: DealRecord, kept: DealRecord): void {
	requireAnother(gone, kept);
	const { account, clock } = context;
	reattach(account.activities, 'deal_id', gone.id, { deal_id: kept.id });
	reattach(account.notes, 'deal_id', gone.id, { deal_id: kept.id });
	reattach(account.files, 'deal_id', gone.id, { deal_id: kept.id });
	reattach(account.mailThreads, 'deal_id', gone.id, { deal_id: kept.id });
	reattach(account.dealProducts, 'deal_id', gone.id, { deal_id: kept.id });
	reattach(account.discounts, 'deal_id', gone.id, { deal_id: kept.id });
	reattach(account.installments, 'deal_id', gone.id, { deal_id: kept.id });
	mergeParticipants(context, gone.id, kept.id);
	mergeFollowers(context, 'deal', gone.id, kept.id);
	account.deals.change(kept, {
		...filledKeys(kept, gone, ['person_id', 'org_id', 'expected_close_date', 'probability']),
		label_ids: union(kept.label_ids, gone.label_ids),
		custom_fields: mergedFields(kept.custom_fields, gone.custom_fields),
		update_time: clock.time(),
	});
	account.changes.noteMerge('deal', gone.id, kept.id);
	account.deals.change(gone, deletedNow(clock));
}

function mergeParticipants({ account }: SandboxContext, gone: number, kept: number): void {
	const living = account.participants.all().filter((row) => !row.is_deleted);
	const already = living.filter((row) => row.deal_id === kept).map((row) => row.person_id);
	for (const row of living.filter((one) => one.deal_id === gone)) {
		const isTwin = already.includes(row.person_id);
		account.participants.change(row, isTwin ? { is_deleted: true } : { deal_id: kept });
	}
}

function mergedEntries(kept: readonly ContactEntry[], gone: readonly ContactEntry[]) {
	const known = kept.map(({ value }) => value.toLowerCase());
	const added = gone.filter(({ value }) => !known.includes(value.toLowerCase()));
	return [
		...kept,
		...added.map((entry, index) => ({ ...entry, primary: kept.length === 0 && index === 0 })),
	];
}

function replacePerson({ account }: SandboxContext, gone: number, kept: number): void {
	for (const activity of account.activities.all()) {
		if (!activity.participants.some(({ person_id }) => person_id === gone)) continue;
		const others = activity.participants.filter(({ person_id }) => person_id !== kept);
		const participants = others.map((one) =>
			one.person_id === gone ? { ...one, person_id: kept } : one,
		);
		account.activities.change(activity, { participants });
	}
	for (const row of account.participants.all()) {
		if (row.person_id !== gone || row.is_deleted) continue;
		const isTwin = account.participants
			.all()
			.some((one) => one.deal_id === row.deal_id && one.person_id === kept && !one.is_deleted);
		account.participants.change(row, isTwin ? { is_deleted: true } : { person_id: kept });
	}
	for (const project of account.projects.all()) {
		if (!project.person_ids.includes(gone)) continue;
		const person_ids = union(
			project.person_ids.filter((id) => id !== gone),
			[kept],
		);
		account.projects.change(project, { person_ids });
	}
}

/** Makes two persons one: what names the one that goes names the one that stays. */
export function mergePersons(
	context: SandboxContext,
	gone: PersonRecord,
	kept: PersonRecord,
): void {
	requireAnother(gone, kept);
	const { account, clock } = context;
	reattach(account.deals, 'person_id', gone.id, { person_id: kept.id });
	reattach(account.leads, 'person_id', gone.id, { person_id: kept.id });
	reattach(account.notes, 'person_id', gone.id, { person_id: kept.id });
	reattach(account.files, 'person_id', gone.id, { person_id: kept.id });
	reattach(account.callLogs, 'person_id', gone.id, { person_id: kept.id });
	replacePerson(context, gone.id, kept.id);
	mergeFollowers(context, 'person', gone.id, kept.id);
	account.persons.change(kept, {
		...filledKeys(kept, gone, ['org_id', 'picture_id', 'last_name']),
		emails: mergedEntries(kept.emails, gone.emails),
		phones: mergedEntries(kept.phones, gone.phones),
		label_ids: union(kept.label_ids, gone.label_ids),
		custom_fields: mergedFields(kept.custom_fields, gone.custom_fields),
		update_time: clock.time(),
	});
	account.changes.noteMerge('person', gone.id, kept.id);
	account.persons.change(gone, deletedNow(clock));
}

function replaceOrganization({ account }: SandboxContext, gone: number, kept: number): void {
	reattach(account.organizationRelationships, 'ownerId', gone, { ownerId: kept });
	reattach(account.organizationRelationships, 'linkedId', gone, { linkedId: kept });
	for (const one of account.organizationRelationships.all()) {
		if (one.ownerId !== one.linkedId) continue;
		account.organizationRelationships.change(one, { is_deleted: true });
	}
	for (const project of account.projects.all()) {
		if (!project.org_ids.includes(gone)) continue;
		const org_ids = union(
			project.org_ids.filter((id) => id !== gone),
			[kept],
		);
		account.projects.change(project, { org_ids });
	}
}

/** Makes two organizations one: what names the one that goes names the one that stays. */
export function mergeOrganizations(
	context: SandboxContext,
	gone: OrganizationRecord,
	kept: OrganizationRecord,
): void {
	requireAnother(gone, kept);
	const { account, clock } = context;
	reattach(account.persons, 'org_id', gone.id, { org_id: kept.id });
	reattach(account.deals, 'org_id', gone.id, { org_id: kept.id });
	reattach(account.leads, 'organization_id', gone.id, { organization_id: kept.id });
	reattach(account.activities, 'org_id', gone.id, { org_id: kept.id });
	reattach(account.notes, 'org_id', gone.id, { org_id: kept.id });
	reattach(account.files, 'org_id', gone.id, { org_id: kept.id });
	reattach(account.callLogs, 'org_id', gone.id, { org_id: kept.id });
	replaceOrganization(context, gone.id, kept.id);
	mergeFollowers(context, 'organization', gone.id, kept.id);
	account.organizations.change(kept, {
		...filledKeys(kept, gone, [
			...(['address', 'website', 'linkedin', 'industry'] as const),
			...(['annual_revenue', 'employee_count'] as const),
		]),
		label_ids: union(kept.label_ids, gone.label_ids),
		custom_fields: mergedFields(kept.custom_fields, gone.custom_fields),
		update_time: clock.time(),
	});
	account.changes.noteMerge('organization', gone.id, kept.id);
	account.organizations.change(gone, deletedNow(clock));
}

import type { SandboxContext } from '../server/context.ts';
import { formatTime } from '../state/clock.ts';
import type { Address, OrganizationRecord, UserRecord } from '../state/records.ts';
import { completeAddress } from './contactEntries.ts';
import { writeCustomFields } from './customFieldWrite.ts';
import { requireReferences } from './references.ts';
import { without } from '../state/without.ts';

/** The body of an organization's create and update; its schema has been checked. */
export interface OrganizationBody {
	name?: string;
	owner_id?: number;
	add_time?: string;
	visible_to?: number;
	label_ids?: number[];
	address?: Partial<Address> | null;
	website?: string | null;
	linkedin?: string | null;
	industry?: number | null;
	annual_revenue?: number | null;
	employee_count?: number | null;
	custom_fields?: Record<string, unknown>;
}

/** The keys that are stored as they are written, the address completed. */
function plainKeys(body: OrganizationBody) {
	const { address, ...plain } = without(body, 'add_time', 'custom_fields');
	return { ...plain, ...(address !== undefined && { address: completeAddress(address) }) };
}

/** Makes an organization of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createOrganization(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: OrganizationBody,
): OrganizationRecord {
	requireReferences(account, 'organization', body);
	const custom_fields = writeCustomFields(
		account,
		user,
		'organization',
		undefined,
		body.custom_fields,
	);
	return account.organizations.insert((id) => ({
		id,
		name: '',
		owner_id: user.id,
		visible_to: 3,
		add_time: body.add_time === undefined ? clock.time() : formatTime(Date.parse(body.add_time)),
		update_time: null,
		is_deleted: false,
		delete_time: null,
		address: null,
		label_ids: [],
		website: null,
		linkedin: null,
		industry: null,
		annual_revenue: null,
		employee_count: null,
		...plainKeys(body),
		custom_fields,
	}));
}

/** Changes an organization by a checked body. @throws ApiError 400 where the body breaks a rule */
export function patchOrganization(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	organization: OrganizationRecord,
	body: OrganizationBody,
): void {
	requireReferences(account, 'organization', body);
	const custom_fields = writeCustomFields(
		account,
		user,
		'organization',
		organization.custom_fields,
		body.custom_fields,
	);
	if (Object.keys(body).length === 0) return;
	account.organizations.change(organization, {
		...plainKeys(body),
		custom_fields,
		update_time: clock.time(),
	});
}

import { createHash } from 'node:crypto';

import type { Account } from '../state/account.ts';
import {
	callOutcomes,
	type GoalRecord,
	type PermissionSetRecord,
} from '../state/administration.ts';
import { uuidOf } from '../state/uuid.ts';
import type { SampleRandom } from './random.ts';

type SampleSet = [
	name: string,
	app: PermissionSetRecord['app'],
	type: PermissionSetRecord['type'],
	description: string,
];

const sampleSets: SampleSet[] = [
	['Deals admin', 'sales', 'admin', 'All deals and leads, and how sales is set up'],
	['Deals regular user', 'sales', 'regular', 'Deals and leads, as far as they are visible'],
	['Global admin', 'global', 'admin', 'All contacts, activities and reports'],
	['Global regular user', 'global', 'regular', 'Contacts and activities, as far as visible'],
	['Account settings', 'account_settings', 'admin', 'Billing, users and company settings'],
];
const regularRights = [
	'can_add_products',
	'can_bulk_edit_items',
	'can_delete_activities',
	'can_edit_products',
	'can_export_data_from_lists',
	'can_share_filters',
	'can_use_api',
];
const adminRights = [...regularRights, 'can_add_custom_fields', 'can_delete_custom_fields'];

function keyOf(word: string, id: number): string {
	return createHash('md5')
		.update(`${word}/${String(id)}`)
		.digest('hex');
}

function addRoles(account: Account): void {
	const roles: [name: string, parent: number | null, hidden: number[]][] = [
		['(Unassigned users)', null, []],
		['Sales Managers', 1, []],
		['Sales Representatives', 2, [3]],
	];
	for (const [name, parent_role_id, hiddenPipelineIds] of roles) {
		account.roles.insert((id) => ({ id, parent_role_id, name, hiddenPipelineIds }));
	}
	for (const [name, app, type, description] of sampleSets) {
		account.permissionSets.insert((id) => ({
			id,
			uuid: uuidOf('permissionSet', id),
			name,
			description,
			app,
			type,
			contents: type === 'admin' ? adminRights : regularRights,
		}));
	}
}

function addGoals(account: Account, random: SampleRandom): void {
	const goals: Pick<
		GoalRecord,
		'title' | 'type' | 'assignee' | 'expected_outcome' | 'is_active'
	>[] = [
		{
			title: 'Deals won by the company',
			type: { name: 'deals_won', params: { pipeline_id: [1] } },
			assignee: { id: account.company.id, type: 'company' },
			expected_outcome: { target: 500_000, tracking_metric: 'sum', currency_id: 1 },
			is_active: true,
		},
		{
			title: 'Calls of Tom Berger',
			type: { name: 'activities_completed', params: { activity_type_id: [1] } },
			assignee: { id: 102, type: 'person' },
			expected_outcome: { target: 20, tracking_metric: 'quantity' },
			is_active: true,
		},
		{
			title: 'New deals of last year',
			type: { name: 'deals_started', params: { pipeline_id: [1, 2] } },
			assignee: { id: 101, type: 'person' },
			expected_outcome: { target: 100, tracking_metric: 'quantity' },
			is_active: false,
		},
	];
	for (const goal of goals) {
		account.goals.insert((id) => ({
			id,
			key: keyOf('goal', id),
			reportKey: keyOf('report', id),
			owner_id: 101,
			...goal,
			interval: 'monthly',
			duration: { start: random.dateDaysAgo(300), end: null },
			is_deleted: false,
		}));
	}
}

function addCalls(account: Account, random: SampleRandom): void {
	const people = account.persons.all().filter((one) => !one.is_deleted && one.phones.length > 0);
	for (let index = 0; index < 18; index += 1) {
		const person = random.pick(people);
		const daysAgo = 40 - index * 2 + 0.2;
		const seconds = random.int(20, 900);
		account.callLogs.insert((id) => ({
			id,
			key: keyOf('call', id),
			user_id: index % 3 === 2 ? 102 : 101,
			activity_id: null,
			subject: `Call with ${person.name}`,
			duration: String(seconds),
			outcome: random.pick(callOutcomes),
			from_phone_number: '+46 8 555 0110',
			to_phone_number: person.phones[0]?.value ?? '',
			start_time: random.daysAgo(daysAgo),
			end_time: random.daysAgo(daysAgo - seconds / 86_400),
			person_id: person.id,
			org_id: person.org_id,
			deal_id: null,
			lead_id: null,
			note: random.chance(0.3) ? 'Will call back next week' : null,
			recording: null,
			is_deleted: false,
		}));
	}
}

function addRelationships(account: Account, random: SampleRandom): void {
	const organizations = account.organizations.all().filter((one) => !one.is_deleted);
	for (let index = 0; index < 12; index += 1) {
		const [owner, linked] = [organizations[index * 3], organizations[index * 3 + 1]];
		if (!owner || !linked) return;
		const time = random.daysAgo(300 - index * 10);
		account.organizationRelationships.insert((id) => ({
			id,
			type: index % 3 === 2 ? 'related' : 'parent',
			ownerId: owner.id,
			linkedId: linked.id,
			add_time: time,
			update_time: time,
			is_deleted: false,
		}));
	}
}

/** Roles, permission sets, goals, calls, and which organizations belong together. */
export function addAdministration(account: Account, random: SampleRandom): void {
	addRoles(account);
	addGoals(account, random);
	addCalls(account, random);
	addRelationships(account, random);
}

import type { IDataObject } from 'n8n-workflow';
import { byId, byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, SetParameters } from '../operationCase';
import { change, create, hitsOf, idsIn, made, mapped, ofItem, withFieldNames } from './account';
import { changesOf } from './changes';

const path = '/api/v2/organizations';
const record = `${path}/{id}`;
const read = withFieldNames('organization', record);

const customValues = {
	'VAT Number': 'EE100000001',
	'Company Profile': 'Makes scanners',
	'Fleet Size': 12,
	Switchboard: '+372 555 0100',
	'Customer Since': '2026-01-12',
	'Supplier Number': 'S-17',
	'Customer Tier': 'Gold',
};

const customFields = {
	set: mapped({
		...customValues,
		'Framework Agreement': '2026-02-01 – 2027-01-31',
		'Delivery Cut-Off': '14:30',
		'Opening Hours': '9:00 - 17:15',
		Certifications: 'ISO 9001, SOC 2',
		'Billing Address': '1 Long St, Leeds',
		'Credit Limit': '1200.5 USD',
		'Parent Company': 'Mayert - Turner',
		'Main Contact': 'Shanny Hayes',
		'Customer Success Manager': 'Ana Silva',
	}),
	holds: {
		custom_fields: {
			...customValues,
			'Framework Agreement': { value: '2026-02-01', until: '2027-01-31' },
			'Delivery Cut-Off': { value: '14:30:00' },
			'Opening Hours': { value: '09:00:00', until: '17:15:00' },
			Certifications: ['ISO 9001', 'SOC 2'],
			'Billing Address': { value: '1 Long St, Leeds' },
			'Credit Limit': { value: 1200.5, currency: 'USD' },
			'Parent Company': 2,
			'Main Contact': 2,
			'Customer Success Manager': 103,
		},
	},
};

/** Parts of an address, each under a parameter of its own. */
const inAddress = (parts: Record<string, string>): SetParameters =>
	Object.fromEntries(
		Object.entries(parts).map(([name, set]) => [
			name,
			{ set, holds: { address: { [name]: set } } },
		]),
	);

const changed: SetParameters = {
	name: { set: 'Berg Scanners' },
	address: { set: '1 Long St, Leeds', holds: { address: { value: '1 Long St, Leeds' } } },
	...inAddress({
		locality: 'Leeds',
		country: 'United Kingdom',
		admin_area_level_1: 'England',
		admin_area_level_2: 'West Yorkshire',
		sublocality: 'Holbeck',
		subpremise: '4b',
		street_number: '1',
		route: 'Long St',
		postal_code: 'LS11',
	}),
	annual_revenue: { set: 1_500_000 },
	employee_count: { set: 42 },
	industry: { set: byName('Logistics'), holds: { industry: 43 } },
	label_ids: { set: [90, 92] },
	linkedin: { set: 'https://www.linkedin.com/company/berg-scanners' },
	owner_id: { set: byName('Ana Silva'), holds: { owner_id: 103 } },
	visible_to: { set: 1 },
	website: { set: 'https://berg.example' },
	customFields,
};
const sets: SetParameters = { ...changed, add_time: { set: '2025-01-02T03:04:05Z' } };

const least = { path, body: { name: 'Least' } };
const start = made(path, { name: 'Old Name' });
const organizationId = ofItem();
const matchBy = (value: string) => ({ matchBy: { match: [{ field: 'name', value }] } });
const controls = { matchBy: 'says which record is meant' };

export const organizationCases: ResourceCases = {
	...changesOf('organization', path, 'name'),
	create: { sets, read, least },
	update: { start, parameters: { organizationId }, sets: changed, read },
	upsert: [
		{ parameters: matchBy('Unheard of'), sets, read, least, controls },
		{ start, parameters: matchBy('Old Name'), sets: changed, read, controls },
	],
	delete: { start, parameters: { organizationId }, gone: record },
	merge: {
		start: async (account) => ({
			id: (await create(account, path, { name: 'Twin', website: 'https://twin.example' })).id,
			stays: (await create(account, path, { name: 'Stays' })).id,
		}),
		parameters: { organizationId, merge_with_id: ofItem('stays') },
		controls: { merge_with_id: 'names the organization that stays' },
		check: async (account, { item, json }) => {
			expect(json[0]?.id).toBe(item.stays);
			const stays = await account.read(`${path}/${String(item.stays)}`);
			expect(stays).toMatchObject({ name: 'Stays', is_deleted: false });
			expect(await account.read(`${path}/${String(item.id)}`)).toMatchObject({ is_deleted: true });
		},
	},
	get: { parameters: { organizationId: byId(7) }, answers: `${path}/7` },
	getAll: {
		parameters: { filters: { owner_id: byName('Ana Silva') } },
		answers: `${path}?owner_id=103&limit=50`,
	},
	search: {
		parameters: { term: 'Gutmann', filters: { fields: ['name'] } },
		answers: hitsOf(`${path}/search?term=Gutmann&fields=name`),
	},
	getEmailMessages: {
		parameters: { organizationId: byId(78) },
		answers: '/api/v1/organizations/78/mailMessages',
	},
	getFieldChanges: {
		start: async (account) => {
			await change(account, 'PATCH', `${path}/7`, { name: 'Another' });
			return { id: 7 };
		},
		parameters: { organizationId },
		answers: '/api/v1/organizations/7/changelog',
	},
	getPermittedUsers: {
		parameters: { organizationId: byId(7) },
		answers: idsIn('/api/v1/organizations/7/permittedUsers', 'user_id'),
	},
	getUpdates: {
		parameters: { organizationId: byId(1) },
		answers: '/api/v1/organizations/1/flow',
	},
};

const relations = '/api/v1/organizationRelationships';
const relation = `${relations}/{id}`;

const relationSets: SetParameters = {
	type: { set: 'related' },
	rel_owner_org_id: {
		set: byName('With Offices'),
		holds: { rel_owner_org_id: { name: 'With Offices' } },
	},
	rel_linked_org_id: {
		set: byName('An Office'),
		holds: { rel_linked_org_id: { name: 'An Office' } },
	},
};
const aRelation = { type: 'parent', rel_owner_org_id: 8, rel_linked_org_id: 9 };
const oldRelation = made(relations, aRelation);

/** Two that are not related yet, and two that are. */
const four = async (account: TestAccount) => {
	for (const name of ['With Offices', 'An Office']) await create(account, path, { name });
	return await oldRelation(account);
};
const organizationRelationshipId = '={{ $json.id }}';
const base = { org_id: 'says from whose side the answer looks' };

export const organizationRelationshipCases: ResourceCases = {
	create: [
		{ start: four, sets: relationSets, controls: base, read: relation },
		{
			start: four,
			parameters: {
				rel_owner_org_id: byName('With Offices'),
				rel_linked_org_id: byName('An Office'),
				additionalFields: { org_id: byName('An Office') },
			},
			check: async (account, { json, sent }) => {
				const { rel_linked_org_id } = await account.read(`${relations}/${String(json[0]?.id)}`);
				const { body } = sent.find(({ method }) => method === 'POST') ?? {};
				expect(JSON.parse(body ?? '')).toMatchObject({
					org_id: (rel_linked_org_id as IDataObject).value,
				});
			},
		},
	],
	update: {
		start: four,
		parameters: {
			organizationRelationshipId,
			additionalFields: { org_id: byName('An Office') },
		},
		sets: relationSets,
		controls: base,
		read: relation,
	},
	delete: { start: oldRelation, parameters: { organizationRelationshipId }, gone: relation },
	get: { start: oldRelation, parameters: { organizationRelationshipId }, answers: relation },
	getAll: {
		start: oldRelation,
		parameters: { org_id: byId(8) },
		answers: `${relations}?org_id=8`,
	},
};

const kinds = [
	['deal', 'dealId', 'deals'],
	['organization', 'organizationId', 'organizations'],
	['person', 'personId', 'persons'],
	['product', 'productId', 'products'],
] as const;

/** A case for each kind of record that has followers. */
const ofEach = <Case>(
	make: (meant: Record<string, IDataObject | string>, followers: string) => Case,
): Case[] =>
	kinds.map(([of, parameter, collection]) =>
		make({ of, [parameter]: byId(7) as IDataObject }, `/api/v2/${collection}/7/followers`),
	);

export const followerCases: ResourceCases = {
	add: ofEach((meant, followers) => ({
		parameters: { ...meant } as never,
		sets: { user_id: { set: byName('Ana Silva'), holds: { user_id: 103 } } },
		controls: { of: 'says of which kind the record is' },
		least: { path: followers, body: { user_id: 102 } },
		read: async (account, { user_id }) =>
			(await account.list(followers)).find((row) => row.user_id === user_id),
	})),
	remove: ofEach((meant, followers) => ({
		start: async (account) => await create(account, followers, { user_id: 103 }),
		parameters: { ...meant, userId: byName('Ana Silva') } as never,
		before: async (account) => await account.list(followers),
		check: async (account, _outcome, before) => {
			expect(before).toHaveLength(1);
			expect(await account.list(followers)).toEqual([]);
		},
	})),
	getAll: ofEach((meant, followers) => ({
		start: async (account) => await create(account, followers, { user_id: 103 }),
		parameters: { ...meant } as never,
		answers: followers,
	})),
	getChangeLog: ofEach((meant, followers) => ({
		start: async (account) => await create(account, followers, { user_id: 103 }),
		parameters: { ...meant } as never,
		answers: `${followers}/changelog`,
	})),
};

import type { IDataObject } from 'n8n-workflow';
import { byId, byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, SetParameters } from '../operationCase';
import { change, create, hitsOf, idsIn, made, mapped, ofItem, withFieldNames } from './account';
import { changesOf } from './changes';
import { contentOf, fileOf, withUpload } from './files';

const path = '/api/v2/persons';
const record = `${path}/{id}`;
const read = withFieldNames('person', `${record}?include_fields=marketing_status`);

const customValues = {
	'Profile Handle': 'ida.berg',
	Background: 'Met at the fair',
	'Engagement Score': 7.5,
	'Assistant Phone': '+372 555 0100',
	'First Met On': '2026-01-12',
	'Preferred Language': 'Estonian',
	'Buying Role': 'Influencer',
};

const customFields = {
	set: mapped({
		...customValues,
		'Out of Office': '2026-07-01 – 2026-07-21',
		'Best Time to Call': '14:30',
		'Office Hours': '9:00 - 17:15',
		Interests: 'Webinars, Events',
		'Home Address': '1 Long St, Leeds',
		'Personal Budget': '1200.5 USD',
		'Former Employer': 'Mayert - Turner',
		'Introduced By': 'Shanny Hayes',
		'Relationship Manager': 'Ana Silva',
	}),
	holds: {
		custom_fields: {
			...customValues,
			'Out of Office': { value: '2026-07-01', until: '2026-07-21' },
			'Best Time to Call': { value: '14:30:00' },
			'Office Hours': { value: '09:00:00', until: '17:15:00' },
			Interests: ['Webinars', 'Events'],
			'Home Address': { value: '1 Long St, Leeds' },
			'Personal Budget': { value: 1200.5, currency: 'USD' },
			'Former Employer': 2,
			'Introduced By': 2,
			'Relationship Manager': 103,
		},
	},
};

const entryOf = (value: string, label: string) =>
	expect.arrayContaining([expect.objectContaining({ value, label })]) as never;

const changed: SetParameters = {
	name: { set: 'Ida Berg' },
	email: { set: 'ida@berg.example', holds: { emails: entryOf('ida@berg.example', 'work') } },
	phone: { set: '+372 555 0101', holds: { phones: entryOf('+372 555 0101', 'work') } },
	mobile: { set: '+372 555 0102', holds: { phones: entryOf('+372 555 0102', 'mobile') } },
	fax: { set: '+372 555 0103', holds: { phones: entryOf('+372 555 0103', 'fax') } },
	org_id: { set: byName('Mayert - Turner'), holds: { org_id: 2 } },
	birthday: { set: '1990-02-03' },
	im: { set: 'ida.berg', holds: { im: [{ value: 'ida.berg' }] } },
	job_title: { set: 'Head of Sales' },
	label_ids: { set: [79, 81] },
	marketing_status: { set: 'subscribed' },
	notes: { set: 'Likes short calls' },
	owner_id: { set: byName('Ana Silva'), holds: { owner_id: 103 } },
	postal_address: {
		set: '1 Long St, Leeds',
		holds: { postal_address: { value: '1 Long St, Leeds' } },
	},
	visible_to: { set: 1 },
	customFields,
};
const sets: SetParameters = { ...changed, add_time: { set: '2025-01-02T03:04:05Z' } };

const inParts: SetParameters = {
	first_name: { set: 'Ida' },
	last_name: { set: 'Berg' },
};

const least = { path, body: { name: 'Least' } };
const start = made(path, { name: 'Old Name' });
const personId = ofItem();
const matchBy = (value: string) => ({ matchBy: { match: [{ field: 'name', value }] } });
const controls = { matchBy: 'says which record is meant' };

const written: ResourceCases = {
	create: [sets, inParts].map((one) => ({ sets: one, read, least })),
	update: [changed, inParts].map((one) => ({ start, parameters: { personId }, sets: one, read })),
	upsert: [
		...[sets, inParts].map((one) => ({
			parameters: matchBy('Unheard of'),
			sets: one,
			read,
			least,
			controls,
		})),
		...[changed, inParts].map((one) => ({
			start,
			parameters: matchBy('Old Name'),
			sets: one,
			read,
			controls,
		})),
	],
	delete: { start, parameters: { personId }, gone: record },
	merge: {
		start: async (account) => ({
			id: (await create(account, path, { name: 'Twin', org_id: 2 })).id,
			stays: (await create(account, path, { name: 'Stays' })).id,
		}),
		parameters: { personId, merge_with_id: ofItem('stays') },
		controls: { merge_with_id: 'names the person that stays' },
		check: async (account, { item, json }) => {
			expect(json[0]?.id).toBe(item.stays);
			const stays = await account.read(`${path}/${String(item.stays)}`);
			expect(stays).toMatchObject({ name: 'Stays', org_id: 2, is_deleted: false });
			expect(await account.read(`${path}/${String(item.id)}`)).toMatchObject({ is_deleted: true });
		},
	},
};

const photo = fileOf('Face.png', 'image/png');
const picture = `${path}/7/picture`;
const withPicture = withUpload('/api/v1/persons/7/picture', 'file', photo);
const crop = { crop_x: 1, crop_y: 2, crop_width: 64, crop_height: 48 };
const cropKeys = Object.keys(crop);

const pictures: ResourceCases = {
	uploadPicture: {
		parameters: { personId: byId(7), binaryPropertyName: 'photo', crop },
		files: { photo },
		controls: {
			binaryPropertyName: 'names the file of the item',
			...Object.fromEntries(
				cropKeys.map((key) => [key, 'nothing answers it; checked in the request']),
			),
		},
		check: async (account, { json, sent }) => {
			const { id, pictures: urls } = await account.read(picture);
			expect(json[0]?.id).toBe(id);
			expect(await contentOf((urls as IDataObject)['512'])).toBe(photo.data);
			const form = sent.find(({ method }) => method === 'POST')?.body ?? '';
			const values = cropKeys.map((key) => new RegExp(`name="${key}"\\s+(\\d+)`).exec(form)?.[1]);
			expect(values).toEqual(Object.values(crop).map(String));
		},
	},
	getPicture: {
		start: withPicture,
		parameters: { personId: byId(7), download: true, size: '512', binaryPropertyName: 'photo' },
		check: async (account, { items, json }) => {
			expect(json[0]?.id).toBe((await account.read(picture)).id);
			expect(items[0]?.binary?.photo?.data).toBe(photo.data);
		},
	},
	deletePicture: {
		start: withPicture,
		parameters: { personId: byId(7) },
		gone: picture,
		answered: () => ({ deleted: true, id: 7 }),
	},
};

/** The API answers an object with a key for each deal; the node a row for each. */
const productsOf = async (account: TestAccount) =>
	(await account.list('/api/v1/persons/7/products')).flatMap((deals) =>
		Object.entries(deals).map(([id, row]) => ({ deal_id: Number(id), ...(row as IDataObject) })),
	);

const readings: ResourceCases = {
	get: { parameters: { personId: byId(7) }, answers: `${path}/7` },
	getAll: {
		parameters: { filters: { owner_id: byName('Ana Silva') } },
		answers: `${path}?owner_id=103&limit=50`,
	},
	search: {
		parameters: { term: 'Shanny Hayes', exact_match: true },
		answers: hitsOf(`${path}/search?term=Shanny%20Hayes&exact_match=true`),
	},
	getEmailMessages: {
		parameters: { personId: byId(291) },
		answers: '/api/v1/persons/291/mailMessages',
	},
	getFieldChanges: {
		start: async (account) => {
			await change(account, 'PATCH', `${path}/7`, { name: 'Another' });
			return { id: 7 };
		},
		parameters: { personId },
		answers: '/api/v1/persons/7/changelog',
	},
	getPermittedUsers: {
		parameters: { personId: byId(7) },
		answers: idsIn('/api/v1/persons/7/permittedUsers', 'user_id'),
	},
	getProducts: {
		start: async (account) => {
			const deal = await create(account, '/api/v2/deals', { title: 'Of 7', person_id: 7 });
			const line = { product_id: 2, item_price: 5, quantity: 1 };
			await create(account, `/api/v2/deals/${String(deal.id)}/products`, line);
			return { id: 7 };
		},
		parameters: { personId },
		answers: productsOf,
	},
	getUpdates: { parameters: { personId: byId(3) }, answers: '/api/v1/persons/3/flow' },
};

export const personCases: ResourceCases = {
	...changesOf('person', path, 'name'),
	...written,
	...pictures,
	...readings,
};

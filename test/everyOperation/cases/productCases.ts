import { byId, byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import {
	create,
	hitsOf,
	idsIn,
	made,
	mapped,
	ofItem,
	withFieldNames,
	withoutCustomFields,
} from './account';
import { changesOf } from './changes';

const path = '/api/v2/products';
const record = `${path}/{id}`;
const read = withFieldNames('product', record);

const customValues = {
	'Manufacturer Code': 'MC-17',
	'Data Sheet': 'Reads through foil',
	'Weight (kg)': 1.5,
	'Support Line': '+372 555 0100',
	'Available From': '2026-03-01',
	'Supplier Reference': 'S-17',
	'Licence Model': 'Per Site',
};

const customFields = {
	set: mapped({
		...customValues,
		'Promotion Period': '2026-02-01 – 2026-02-28',
		'Order Cut-Off': '14:30',
		'Service Window': '9:00 - 17:15',
		Compliance: 'CE, FCC',
		Warehouse: '1 Long St, Leeds',
		'List Cost': '1200.5 USD',
		Manufacturer: 'Mayert - Turner',
		'Product Expert': 'Shanny Hayes',
		'Product Owner': 'Ana Silva',
	}),
	holds: {
		custom_fields: {
			...customValues,
			'Promotion Period': { value: '2026-02-01', until: '2026-02-28' },
			'Order Cut-Off': { value: '14:30:00' },
			'Service Window': { value: '09:00:00', until: '17:15:00' },
			Compliance: ['CE', 'FCC'],
			Warehouse: { value: '1 Long St, Leeds' },
			'List Cost': { value: 1200.5, currency: 'USD' },
			Manufacturer: 2,
			'Product Expert': 2,
			'Product Owner': 103,
		},
	},
};

/** A product without a price has one of zero in the company's currency, which stays. */
const priced = (part: object) =>
	({ prices: expect.arrayContaining([expect.objectContaining(part)]) }) as never;

const sets: SetParameters = {
	name: { set: 'Ring Scanner' },
	code: { set: 'RS-1' },
	price: { set: 99.5, holds: priced({ price: 99.5 }) },
	currency: { set: byName('USD'), holds: priced({ currency: 'USD' }) },
	cost: { set: 40, holds: priced({ cost: 40 }) },
	direct_cost: { set: 7, holds: priced({ direct_cost: 7 }) },
	billing_frequency: { set: 'monthly' },
	billing_frequency_cycles: { set: 3 },
	is_linkable: { set: false },
	category: { set: byName('Hardware'), holds: { category: '22' } },
	description: { set: 'Worn on a finger' },
	owner_id: { set: byName('Ana Silva'), holds: { owner_id: 103 } },
	tax: { set: 20 },
	unit: { set: 'piece' },
	visible_to: { set: 1 },
	customFields,
};

const inTwoCurrencies: SetParameters = {
	name: { set: 'Ring Scanner' },
	prices: {
		set: {
			price: [
				{ price: 99.5, currency: 'EUR', cost: '40', direct_cost: '7' },
				{ price: 110, currency: 'USD', cost: '', direct_cost: '' },
			],
		},
		holds: {
			prices: [
				{ price: 99.5, currency: 'EUR', cost: 40, direct_cost: 7 },
				{ price: 110, currency: 'USD' },
			],
		},
	},
};

const ways = [sets, inTwoCurrencies];
const least = { path, body: { name: 'Least' } };
const start = made(path, { name: 'Old Name' });
const productId = ofItem();
const matchBy = (value: string) => ({ matchBy: { match: [{ field: 'name', value }] } });
const controls = { matchBy: 'says which record is meant' };

export const productCases: ResourceCases = {
	...changesOf('product', path, 'name'),
	create: ways.map((one) => ({ sets: one, read, least })),
	update: ways.map((one) => ({ start, parameters: { productId }, sets: one, read })),
	upsert: [
		...ways.map((one) => ({ parameters: matchBy('None'), sets: one, read, least, controls })),
		...ways.map((one) => ({ start, parameters: matchBy('Old Name'), sets: one, read, controls })),
	],
	delete: { start, parameters: { productId }, gone: record },
	duplicate: {
		start: made(path, { name: 'Old Name', code: 'ON-1', unit: 'box' }),
		parameters: { productId },
		sets: {},
		least,
		read: record,
		becomes: { name: expect.stringContaining('Old Name') as never, unit: 'box' },
	},
	get: { parameters: { productId: byId(7) }, answers: `${path}/7` },
	getAll: {
		parameters: { filters: { owner_id: byName('Ana Silva') } },
		answers: `${path}?owner_id=103&limit=50`,
	},
	getDeals: {
		start: async (account) => {
			const { id } = await create(account, '/api/v2/deals', { title: 'With a product' });
			const line = { product_id: 7, item_price: 5, quantity: 1 };
			await create(account, `/api/v2/deals/${String(id)}/products`, line);
			return { id: 7 };
		},
		parameters: { productId },
		answers: '/api/v1/products/7/deals',
		compared: withoutCustomFields,
	},
	getPermittedUsers: {
		parameters: { productId: byId(7) },
		answers: idsIn('/api/v1/products/7/permittedUsers', 'user_id'),
	},
	search: {
		parameters: { term: 'Route Planner' },
		answers: hitsOf(`${path}/search?term=Route%20Planner`),
	},
};

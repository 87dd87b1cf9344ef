import { byId } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import { made, rowOf } from './account';
import { contentOf, fileOf, withUpload } from './files';

const front = fileOf('Front.png', 'image/png');
const side = fileOf('Side.png', 'image/png');
const images = '/api/v2/products/7/images';
const withImage = withUpload(images, 'data', front);
const productId = byId(7);

export const productImageCases: ResourceCases = {
	upload: {
		parameters: { productId, binaryPropertyName: 'front' },
		files: { front },
		controls: { binaryPropertyName: 'names the file of the item' },
		check: async (account) => {
			const { name, public_url: url } = await account.read(images);
			expect(name).toBe('Front.png');
			expect(await contentOf(url)).toBe(front.data);
		},
	},
	replace: {
		start: withImage,
		parameters: { productId, binaryPropertyName: 'side' },
		files: { side },
		sets: {},
		controls: { binaryPropertyName: 'names the file of the item' },
		read: images,
		becomes: { name: 'Side.png' },
	},
	get: {
		start: withImage,
		parameters: { productId, download: true, binaryPropertyName: 'front' },
		check: async (account, { items, json }) => {
			expect(json[0]?.id).toBe((await account.read(images)).id);
			expect(items[0]?.binary?.front?.data).toBe(front.data);
		},
	},
	delete: {
		start: withImage,
		parameters: { productId },
		gone: images,
		answered: () => ({ deleted: true, id: 7 }),
	},
};

const variations = '/api/v2/products/7/variations';
const read = rowOf(variations);

const sets: SetParameters = {
	name: { set: 'Large' },
	prices: {
		set: {
			price: [
				{ price: 10, currency: 'EUR', cost: '4', direct_cost: '1', notes: 'Net' },
				{ price: 12, currency: 'USD', cost: '', direct_cost: '', notes: '' },
			],
		},
		holds: {
			prices: [
				{ price: 10, currency: 'EUR', cost: 4, direct_cost: 1, notes: 'Net' },
				{ price: 12, currency: 'USD' },
			],
		},
	},
};

const start = made(variations, { name: 'Old' });
const variationId = '={{ $json.id }}';

export const productVariationCases: ResourceCases = {
	create: {
		parameters: { productId },
		sets,
		read,
		least: { path: variations, body: { name: 'Least' } },
	},
	update: { start, parameters: { productId, variationId }, sets, read },
	getAll: { start, parameters: { productId }, answers: variations },
	delete: {
		start,
		parameters: { productId, variationId },
		before: read,
		check: async (account) => {
			expect(await account.list(variations)).toEqual([]);
		},
	},
};

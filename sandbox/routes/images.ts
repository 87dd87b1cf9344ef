import { imageOf, putImage } from '../rules/images.ts';
import { requireLiving } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import type { UploadedFile } from '../server/formBody.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, integer, objectSchema } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { ImageRecord } from '../state/attached.ts';
import { toV1Time } from '../state/clock.ts';

const ofPersons = { reading: ['contacts:read', 'contacts:full'], writing: ['contacts:full'] };
const ofProducts = { reading: ['products:read', 'products:full'], writing: ['products:full'] };
const images = '/products/:id/images';
const upload = objectSchema({ data: { type: 'object' } }, ['data']);

/** Where the storage hands an image out; it does so to anybody, as it does files. */
function urlOf(host: string, image: ImageRecord, size = ''): string {
	return `http://${host}/storage/${image.storageKey}${size}`;
}

function picturesOf(host: string, image: ImageRecord) {
	return { '128': urlOf(host, image, '_128'), '512': urlOf(host, image, '_512') };
}

function requirePerson(account: Account, id: number) {
	return requireLiving(account.persons.get(id), 'Person');
}

function requireProduct(account: Account, id: number) {
	return requireLiving(account.products.get(id), 'Product');
}

function writtenImage(account: Account, image: ImageRecord) {
	return {
		id: image.id,
		product_id: image.record_id,
		company_id: String(account.company.id),
		add_time: image.add_time,
	};
}

/** The picture of a person: read by version 2, written by version 1. */
const personPictureRoutes: Route[] = [
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/persons/:id/picture',
		cost: 1,
		scopes: ofPersons.reading,
		pathSchema: idPath,
		handler: ({ context: { account }, host, path }) => {
			requirePerson(account, path.id);
			const image = requireLiving(imageOf(account, 'person', path.id), 'Picture');
			return {
				data: {
					id: image.id,
					item_type: 'person',
					item_id: path.id,
					added_by_user_id: image.added_by_user_id,
					active_flag: true,
					file_size: image.content.length,
					pictures: picturesOf(host, image),
				},
			};
		},
	}),
	route<unknown, { file: UploadedFile }, IdPath>({
		method: 'POST',
		version: 'v1',
		path: '/persons/:id/picture',
		cost: 10,
		scopes: ofPersons.writing,
		encoding: 'multipart',
		pathSchema: idPath,
		bodySchema: objectSchema(
			{
				file: { type: 'object' },
				crop_x: integer,
				crop_y: integer,
				crop_width: integer,
				crop_height: integer,
			},
			['file'],
		),
		handler: ({ context, user, host, path, body }) => {
			const { account } = context;
			const person = requirePerson(account, path.id);
			const image = putImage(context, user, 'person', path.id, body.file);
			account.persons.change(person, { picture_id: image.id });
			return {
				data: {
					id: image.id,
					item_type: 'person',
					item_id: path.id,
					active_flag: true,
					add_time: toV1Time(image.add_time),
					update_time: '0000-00-00 00:00:00',
					added_by_user_id: image.added_by_user_id,
					pictures: picturesOf(host, image),
				},
			};
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/persons/:id/picture',
		cost: 6,
		scopes: ofPersons.writing,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			const person = requirePerson(account, path.id);
			const image = requireLiving(imageOf(account, 'person', path.id), 'Picture');
			account.images.change(image, { is_deleted: true });
			account.persons.change(person, { picture_id: null });
			return { data: { id: image.id } };
		},
	}),
];

/** The image of a product. */
const productImageRoutes: Route[] = [
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: images,
		cost: 10,
		scopes: ofProducts.reading,
		pathSchema: idPath,
		handler: ({ context: { account }, host, path }) => {
			requireProduct(account, path.id);
			const image = requireLiving(imageOf(account, 'product', path.id), 'Product image');
			return {
				data: {
					...writtenImage(account, image),
					public_url: urlOf(host, image),
					mime_type: image.mimetype,
					name: image.name,
				},
			};
		},
	}),
	...(['POST', 'PUT'] as const).map((method) =>
		route<unknown, { data: UploadedFile }, IdPath>({
			method,
			version: 'v2',
			path: images,
			cost: 20,
			scopes: ofProducts.writing,
			status: method === 'POST' ? 201 : 200,
			encoding: 'multipart',
			pathSchema: idPath,
			bodySchema: upload,
			handler: ({ context, user, path, body }) => {
				const { account } = context;
				requireProduct(account, path.id);
				const before = imageOf(account, 'product', path.id);
				if (method === 'PUT') requireLiving(before, 'Product image');
				else if (before) throw badRequest('The product has an image already');
				const image = putImage(context, user, 'product', path.id, body.data);
				return { data: writtenImage(account, image) };
			},
		}),
	),
	route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v2',
		path: images,
		cost: 6,
		scopes: ofProducts.writing,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			requireProduct(account, path.id);
			const image = requireLiving(imageOf(account, 'product', path.id), 'Product image');
			account.images.change(image, { is_deleted: true });
			return { data: { id: image.id } };
		},
	}),
];

/** Pictures of persons and images of products. */
export const imageRoutes: Route[] = [...personPictureRoutes, ...productImageRoutes];

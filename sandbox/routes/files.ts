import { createHash } from 'node:crypto';

import { linksOf, type WrittenLinks } from '../rules/links.ts';
import { requireLiving } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import type { UploadedFile } from '../server/formBody.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, integer, objectSchema, text, uuid } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { fileAnswer } from './fileAnswer.ts';

interface FileBody extends WrittenLinks {
	file: UploadedFile;
	product_id?: number;
	activity_id?: number;
}

const reading = ['deals', 'activities', 'contacts'].flatMap((of) => [`${of}:read`, `${of}:full`]);
const writing = ['deals:full', 'activities:full', 'contacts:full'];

function requireProductAndActivity(account: Account, { product_id, activity_id }: FileBody): void {
	const isGood = (record: { is_deleted: boolean } | undefined) => record?.is_deleted === false;
	if (product_id !== undefined && !isGood(account.products.get(product_id))) {
		throw badRequest('Product not found');
	}
	if (activity_id !== undefined && !isGood(account.activities.get(activity_id))) {
		throw badRequest('Activity not found');
	}
}

/** Files themselves; their lists are in fileLists.ts. */
export const fileRoutes: Route[] = [
	route<unknown, FileBody>({
		method: 'POST',
		version: 'v1',
		path: '/files',
		cost: 10,
		scopes: writing,
		encoding: 'multipart',
		bodySchema: objectSchema(
			{
				file: { type: 'object' },
				deal_id: integer,
				person_id: integer,
				org_id: integer,
				product_id: integer,
				activity_id: integer,
				lead_id: uuid,
				project_id: integer,
			},
			['file'],
		),
		handler: ({ context: { account, clock }, user, body }) => {
			requireProductAndActivity(account, body);
			const { content, filename, mimetype } = body.file;
			const links = linksOf(account, body);
			const time = clock.time();
			const file = account.files.insert((id) => ({
				id,
				user_id: user.id,
				...links,
				remote: null,
				product_id: body.product_id ?? null,
				activity_id: body.activity_id ?? null,
				name: filename,
				description: '',
				mimetype,
				content,
				storageKey: createHash('sha1').update(`${id} ${time} ${filename}`).digest('hex'),
				add_time: time,
				update_time: time,
				is_deleted: false,
			}));
			return { data: fileAnswer(account)(file) };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/files/:id',
		cost: 2,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => ({
			data: fileAnswer(account)(requireLiving(account.files.get(path.id), 'File')),
		}),
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/files/:id/download',
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			const { storageKey } = requireLiving(account.files.get(path.id), 'File');
			return { redirectTo: `/storage/${storageKey}` };
		},
	}),
	route<unknown, { name?: string; description?: string }, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: '/files/:id',
		cost: 10,
		scopes: writing,
		encoding: 'form',
		pathSchema: idPath,
		bodySchema: objectSchema({ name: text, description: text }),
		handler: ({ context: { account, clock }, path, body }) => {
			const file = requireLiving(account.files.get(path.id), 'File');
			const { name = file.name, description = file.description } = body;
			account.files.change(file, { name, description, update_time: clock.time() });
			return { data: fileAnswer(account)(file) };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/files/:id',
		cost: 6,
		scopes: writing,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			const file = requireLiving(account.files.get(path.id), 'File');
			account.files.change(file, { is_deleted: true });
			return { data: { id: path.id } };
		},
	}),
];

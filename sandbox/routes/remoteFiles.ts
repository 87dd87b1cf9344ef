import { createHash } from 'node:crypto';

import { linksOf } from '../rules/links.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type Route } from '../server/route.ts';
import { filledText, integer, objectSchema, oneOf } from '../server/schemas.ts';
import type { FileRecord, RemoteFile } from '../state/attached.ts';
import type { UserRecord } from '../state/records.ts';
import { fileAnswer } from './fileAnswer.ts';

type ItemType = keyof typeof linkKeys;

interface RemoteItem {
	item_type: ItemType;
	item_id: number;
}

const linkKeys = { deal: 'deal_id', organization: 'org_id', person: 'person_id' } as const;
const scopes = ['deals:full', 'activities:full', 'contacts:full'];
const itemKeys = {
	item_type: oneOf(Object.keys(linkKeys)),
	item_id: integer,
	remote_location: oneOf(['googledrive']),
};
const required = ['item_type', 'item_id', 'remote_location'];

function insert(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	{ item_type, item_id }: RemoteItem,
	remote: RemoteFile,
	name: string,
): FileRecord {
	const links = linksOf(account, { [linkKeys[item_type]]: item_id });
	return account.files.insert((id) => ({
		id,
		user_id: user.id,
		remote,
		...links,
		product_id: null,
		activity_id: null,
		name,
		description: '',
		mimetype: `application/vnd.google-apps.${remote.type}`,
		content: Buffer.alloc(0),
		storageKey: createHash('sha1')
			.update(`remote/${String(id)}`)
			.digest('hex'),
		add_time: clock.time(),
		update_time: clock.time(),
		is_deleted: false,
	}));
}

/** Files that Google Drive keeps: new ones, and those that are there. */
export const remoteFileRoutes: Route[] = [
	route<unknown, RemoteItem & { file_type: string; title: string }>({
		method: 'POST',
		version: 'v1',
		path: '/files/remote',
		cost: 10,
		scopes,
		encoding: 'form',
		bodySchema: objectSchema(
			{
				...itemKeys,
				file_type: oneOf(['gdoc', 'gslides', 'gsheet', 'gform', 'gdraw']),
				title: filledText,
			},
			[...required, 'file_type', 'title'],
		),
		handler: ({ context, user, body }) => {
			const { account } = context;
			const id = createHash('sha1')
				.update(`drive/${String(account.files.all().length)}/${body.title}`)
				.digest('hex');
			const remote = { id, location: 'googledocs', type: body.file_type };
			return { data: fileAnswer(account)(insert(context, user, body, remote, body.title)) };
		},
	}),
	route<unknown, RemoteItem & { remote_id: string }>({
		method: 'POST',
		version: 'v1',
		path: '/files/remoteLink',
		cost: 10,
		scopes,
		encoding: 'form',
		bodySchema: objectSchema({ ...itemKeys, remote_id: filledText }, [...required, 'remote_id']),
		handler: ({ context, user, body }) => {
			const remote = { id: body.remote_id, location: 'googledocs', type: 'gdoc' };
			const file = insert(context, user, body, remote, body.remote_id);
			return { data: fileAnswer(context.account)(file) };
		},
	}),
];

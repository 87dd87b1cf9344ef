import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isBlank } from '../../fields/values';
import { app } from '../permissionSet/permissionSet';
import { inBody, inQuery } from '../send';

export const email: INodeProperties = inBody({
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'Where Pipedrive sends the invitation',
});

export const active: INodeProperties = inBody({
	displayName: 'Active',
	name: 'active_flag',
	type: 'boolean',
	default: true,
	description: 'Whether the user can sign in',
});

export const access: INodeProperties = inBody({
	displayName: 'Access',
	name: 'access',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add app',
	default: {},
	description: 'What the user may open. Left out, it is Sales.',
	options: [
		{
			displayName: 'App',
			name: 'app',
			values: [
				{
					displayName: 'Admin',
					name: 'admin',
					type: 'boolean',
					default: false,
					description: 'Whether the user is an admin of the app',
				},
				app,
				{
					displayName: 'Permission Set Name or ID',
					name: 'permission_set_id',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'searchPermissionSets' },
					default: '',
					description:
						'What the user may do there. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
			],
		},
	],
});

export const searchTerm: INodeProperties[] = [
	inQuery({
		displayName: 'Search Term',
		name: 'term',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Nathan',
		description: 'Part of the name, or of the e-mail address',
	}),
	inQuery({
		displayName: 'Search by Email',
		name: 'search_by_email',
		type: 'boolean',
		default: false,
		description: 'Whether to look in e-mail addresses instead of names',
	}),
];

/** Leaves out what is not chosen of an app: the API refuses an empty permission set. */
export function withoutBlankSets(body: IDataObject): IDataObject {
	const { access: apps } = body;
	if (!Array.isArray(apps)) return body;
	const rows = (apps as IDataObject[]).map((row) =>
		Object.fromEntries(Object.entries(row).filter(([, value]) => !isBlank(value))),
	);
	return { ...body, access: rows };
}

import type { IDataObject } from 'n8n-workflow';
import type { Entry, ListedDirectory } from './directory';

/** Entries of a list by number, with further texts by which they are found. */
const numbered =
	(nameOf: (row: IDataObject) => unknown, ...aliases: string[]) =>
	(rows: IDataObject[]): Entry[] =>
		rows.map((row) => ({
			id: Number(row.id),
			name: String(nameOf(row)),
			aliases: aliases.map((key) => String(row[key])),
		}));

const worded =
	(name: string) =>
	(...lists: IDataObject[][]): Entry[] =>
		lists.flat().map((row) => ({ id: String(row.id), name: String(row[name]), aliases: [] }));

/** Who works in the account, what they may do, and what is expected of them. */
export const administrationDirectories: Record<string, ListedDirectory> = {
	searchCurrencyNumbers: {
		kind: 'listed',
		noun: 'currency',
		paths: ['/api/v1/currencies'],
		entries: numbered(({ code, name }) => `${String(code)} – ${String(name)}`, 'code', 'name'),
	},
	// Deactivated users too, so that they can be activated again by name.
	searchEveryUser: {
		kind: 'listed',
		noun: 'user',
		paths: ['/api/v1/users'],
		entries: numbered(({ name }) => name, 'email'),
	},
	// Without a kind of assignee the API answers only the goals of the one who asks.
	searchGoals: {
		kind: 'listed',
		noun: 'goal',
		paths: ['company', 'person', 'team'].map((kind) => `/api/v1/goals/find?assignee.type=${kind}`),
		entries: worded('title'),
		idsAreWords: true,
	},
	searchPermissionSets: {
		kind: 'listed',
		noun: 'permission set',
		paths: ['/api/v1/permissionSets'],
		entries: worded('name'),
		idsAreWords: true,
	},
	searchRoles: {
		kind: 'listed',
		noun: 'role',
		paths: ['/api/v1/roles?limit=500'],
		entries: numbered(({ name }) => name),
	},
};

import { createHash } from 'node:crypto';

import { ApiError, badRequest, requireAdmin } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { boolean, filledText, idPath, objectSchema, oneOf, text } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import type { UserRecord } from '../state/records.ts';
import { userAnswer } from './userAnswer.ts';

interface Access {
	app: string;
	admin?: boolean;
	permission_set_id?: string;
}

interface UserBody {
	email: string;
	access?: Access[];
	active_flag?: boolean;
}

const apps = [
	'global',
	'sales',
	'campaigns',
	'projects',
	'account_settings',
	'partnership',
	'nova',
];
const access = {
	type: 'array',
	items: objectSchema({ app: oneOf(apps), admin: boolean, permission_set_id: text }, ['app']),
};

/** The user that a path names. @throws ApiError 404 in the words of the API */
export function requireUser(account: Account, id: number): UserRecord {
	const found = account.users.get(id);
	const error = 'User not found or not accessible.';
	if (!found) throw new ApiError(404, error, { body: { success: false, error } });
	return found;
}

/** `ana.silva@…` is Ana Silva until she says otherwise. */
function nameOf(email: string): string {
	const [local = ''] = email.split('@');
	return local
		.split(/[._-]+/)
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.join(' ');
}

/**
 * The permission set that opens an app: the one that is named, or the usual one for admins or for others.
 * @throws ApiError 400 for a set of another app, or none
 */
function setOf({ permissionSets }: Account, { app, admin, permission_set_id: uuid }: Access) {
	const ofApp = permissionSets.all().filter((set) => set.app === app);
	if (uuid === undefined)
		return ofApp.find(({ type }) => (type === 'admin') === (admin === true)) ?? ofApp[0];
	const named = ofApp.find((set) => set.uuid === uuid);
	if (!named) throw badRequest(`There is no permission set ${uuid} for ${app}`);
	return named;
}

function invite({ account, clock }: SandboxContext, me: UserRecord, body: UserBody): UserRecord {
	const { email, access: wanted = [{ app: 'sales' }], active_flag = true } = body;
	if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw badRequest('Email is not valid');
	if (account.users.all().some((one) => one.email.toLowerCase() === email.toLowerCase())) {
		throw badRequest('A user with this email already exists');
	}
	const permission_set_ids = wanted.flatMap((one) => setOf(account, one)?.id ?? []);
	return account.users.insert((id) => ({
		id,
		name: nameOf(email),
		email,
		phone: null,
		default_currency: me.default_currency,
		locale: me.locale,
		lang: 1,
		activated: false,
		last_login: toV1Time(clock.time()),
		created: toV1Time(clock.time()),
		modified: null,
		has_created_company: false,
		is_admin: wanted.some(({ admin }) => admin === true),
		permission_set_ids,
		active_flag,
		timezone_name: me.timezone_name,
		timezone_offset: me.timezone_offset,
		role_id: 1,
		apiToken: createHash('sha1')
			.update(`${account.company.domain}/token/${String(id)}`)
			.digest('hex'),
	}));
}

/** Users; what they may do is in userRights.ts. */
export const userRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/users',
		cost: 20,
		scopes: ['users:read'],
		handler: ({ context, user }) => ({
			data: context.account.users.all().map((one) => userAnswer(context.account, one, user)),
		}),
	}),
	route({
		method: 'GET',
		version: 'v1',
		path: '/users/me',
		cost: 2,
		scopes: ['base'],
		handler: ({ context, user }) => {
			const { company } = context.account;
			return {
				data: {
					...userAnswer(context.account, user, user),
					company_id: company.id,
					company_name: company.name,
					company_domain: company.domain,
					company_country: company.country,
					company_industry: company.industry,
					language: { language_code: 'en', country_code: 'GB' },
				},
			};
		},
	}),
	route<{ term: string; search_by_email?: number }>({
		method: 'GET',
		version: 'v1',
		path: '/users/find',
		cost: 40,
		scopes: ['users:read'],
		querySchema: { term: filledText, search_by_email: oneOf([0, 1]) },
		requiredQuery: ['term'],
		handler: ({ context, user, query }) => {
			const term = query.term.toLowerCase();
			const key = query.search_by_email === 1 ? 'email' : 'name';
			const found = context.account.users
				.all()
				.filter((one) => one[key].toLowerCase().includes(term));
			return { data: found.map((one) => userAnswer(context.account, one, user)) };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/users/:id',
		cost: 2,
		scopes: ['users:read'],
		pathSchema: idPath,
		handler: ({ context, user, path }) => {
			const found = requireUser(context.account, path.id);
			return { data: userAnswer(context.account, found, user) };
		},
	}),
	route<unknown, UserBody>({
		method: 'POST',
		version: 'v1',
		path: '/users',
		cost: 10,
		scopes: ['admin'],
		bodySchema: objectSchema({ email: filledText, access, active_flag: boolean }, ['email']),
		handler: ({ context, user, body }) => {
			requireAdmin(user);
			return { data: userAnswer(context.account, invite(context, user, body), user) };
		},
	}),
	route<unknown, { active_flag: boolean }, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: '/users/:id',
		cost: 10,
		scopes: ['admin'],
		pathSchema: idPath,
		bodySchema: objectSchema({ active_flag: boolean }, ['active_flag']),
		handler: ({ context: { account, clock }, user, path, body: { active_flag } }) => {
			requireAdmin(user);
			const found = requireUser(account, path.id);
			if (found.id === user.id && !active_flag) throw badRequest('You cannot deactivate yourself');
			account.users.change(found, { active_flag, modified: toV1Time(clock.time()) });
			return { data: userAnswer(account, found, user) };
		},
	}),
];

import { ApiError } from '../server/apiError.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { filledText, idPath, oneOf } from '../server/schemas.ts';
import type { UserRecord } from '../state/records.ts';
import { without } from '../state/without.ts';

/** Made-up ids of permission sets, one per app that a user may open. */
const permissionSets = {
	sales: '5b9f0c52-1d7e-4a0b-9a5f-000000000001',
	global: '5b9f0c52-1d7e-4a0b-9a5f-000000000002',
	account_settings: '5b9f0c52-1d7e-4a0b-9a5f-000000000003',
};

function accessOf(user: UserRecord) {
	const access = (app: keyof typeof permissionSets) => ({
		app,
		admin: user.is_admin,
		permission_set_id: permissionSets[app],
	});
	return user.is_admin
		? [access('sales'), access('global'), access('account_settings')]
		: [access('sales'), access('global')];
}

/** A user in the v1 shape; `me` is whom the request speaks for. */
function userAnswer(user: UserRecord, me: UserRecord) {
	const { active_flag, ...rest } = without(user, 'apiToken', 'is_admin');
	return {
		...rest,
		access: accessOf(user),
		active_flag,
		icon_url: null,
		is_you: user.id === me.id,
		is_deleted: false,
	};
}

/** Reading users. */
export const userRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/users',
		cost: 20,
		scopes: ['users:read'],
		handler: ({ context, user }) => ({
			data: context.account.users.all().map((one) => userAnswer(one, user)),
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
					...userAnswer(user, user),
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
			return { data: found.map((one) => userAnswer(one, user)) };
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
			const found = context.account.users.get(path.id);
			const error = 'User not found or not accessible.';
			if (!found) throw new ApiError(404, error, { body: { success: false, error } });
			return { data: userAnswer(found, user) };
		},
	}),
];

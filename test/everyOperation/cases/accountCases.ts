import type { ResourceCases } from '../operationCase';
import { change, hitsOf, made } from './account';

const me = '/api/v1/users/me';

export const accountCases: ResourceCases = {
	getApiUsage: {
		start: async (account) => {
			await account.sandbox.configure({ plan: 'lite' });
			return {};
		},
		check: async (account, { json }) => {
			const { headers } = await account.sandbox.call('GET', me);
			const ofDay = (key: string) => Number(headers.get(`x-daily-ratelimit-token-${key}`));
			// The second read costs two tokens itself.
			expect(json[0]).toMatchObject({
				daily_tokens: ofDay('limit'),
				daily_tokens_left: ofDay('remaining') + 2,
				rate_limit: Number(headers.get('x-ratelimit-limit')),
			});
		},
	},
	getCompany: { answers: me },
	getConnections: { answers: '/api/v1/userConnections' },
	getSettings: { answers: '/api/v1/userSettings' },
	getRecentChanges: {
		start: async (account) => {
			await change(account, 'PATCH', '/api/v2/deals/7', { title: 'Changed' });
			await change(account, 'PATCH', '/api/v2/persons/7', { name: 'Changed' });
			return {};
		},
		parameters: {
			since_timestamp: '2026-01-15T08:59:00Z',
			filters: { items: ['deal', 'person'] },
		},
		answers: '/api/v1/recents?since_timestamp=2026-01-15%2008:59:00&items=deal,person',
	},
};

const deals = '/api/v2/deals';

const sorted = { parameter: [{ name: 'sort_by', value: 'update_time' }] };

export const apiCases: ResourceCases = {
	request: [
		{
			parameters: { method: 'GET', path: `${deals}/7`, decode: false },
			answers: `${deals}/7`,
		},
		{
			parameters: {
				method: 'GET',
				path: deals,
				query: sorted,
				pageStyle: 'cursor',
				returnAll: true,
				decode: false,
			},
			answers: async (account) => {
				const page = async (cursor: string): Promise<unknown[]> => {
					const query = `sort_by=update_time&limit=500${cursor}`;
					const { body } = await account.sandbox.call('GET', `${deals}?${query}`);
					const next = body.additional_data?.next_cursor ?? '';
					const others = next === '' ? [] : await page(`&cursor=${next}`);
					return [...(body.data as unknown[]), ...others];
				};
				return await page('');
			},
		},
		{
			parameters: { method: 'POST', path: deals, body: '{ "title": "By hand", "value": 17 }' },
			check: async (account, { json }) => {
				const deal = await account.read(`${deals}/${String(json[0]?.id)}`);
				expect(deal).toMatchObject({ title: 'By hand', value: 17 });
			},
		},
		{
			start: made(deals, { title: 'Old' }),
			parameters: {
				method: 'PATCH',
				path: `=${deals}/{{ $json.id }}`,
				body: '{ "title": "New" }',
			},
			check: async (account, { item }) => {
				expect((await account.read(`${deals}/${String(item.id)}`)).title).toBe('New');
			},
		},
		{
			parameters: {
				method: 'PUT',
				path: '/api/v1/mailbox/mailThreads/4',
				body: '{ "archived_flag": 1 }',
				options: { asForm: true },
			},
			check: async (account) => {
				const thread = await account.read('/api/v1/mailbox/mailThreads/4');
				expect(thread.archived_flag).toBe(1);
			},
		},
		{
			start: made(deals, { title: 'Old' }),
			parameters: { method: 'DELETE', path: `=${deals}/{{ $json.id }}`, decode: false },
			gone: `${deals}/{id}`,
			answered: ({ id }) => ({ id }),
		},
	],
};

export const currencyCases: ResourceCases = {
	getAll: {
		parameters: { filters: { term: 'Dollar' } },
		answers: '/api/v1/currencies?term=Dollar',
	},
};

export const searchCases: ResourceCases = {
	searchEverything: {
		parameters: { term: 'Gutmann Group', filters: { item_types: ['deal', 'organization'] } },
		answers: hitsOf(
			'/api/v2/itemSearch?term=Gutmann%20Group&item_types=deal,organization&limit=50',
		),
	},
	searchOneField: {
		parameters: {
			entity_type: 'organization',
			field: 'name',
			term: 'Gutmann',
			match: 'beginning',
		},
		answers: async (account) => {
			const query = 'entity_type=organization&field=name&term=Gutmann&match=beginning';
			const found = await account.list(`/api/v2/itemSearch/field?${query}`);
			return found.map((row) => ({ ...row, type: 'organization' }));
		},
	},
};

import type { ResourceCases } from '../operationCase';
import { change, hitsOf } from './account';

const me = '/api/v1/users/me';

export const accountCases: ResourceCases = {
	getApiUsage: {
		check: async (account, { json }) => {
			await account.sandbox.configure({ plan: 'lite' });
			const { headers } = await account.sandbox.call('GET', me);
			expect(Object.keys(json[0] ?? {})).toContain('daily_tokens_left');
			expect(Number(headers.get('x-ratelimit-limit'))).toBeGreaterThan(0);
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

export const apiCases: ResourceCases = {
	request: [
		{
			parameters: { method: 'GET', path: `${deals}/7`, decode: false },
			answers: `${deals}/7`,
		},
		{
			parameters: {
				method: 'POST',
				path: deals,
				body: '{ "title": "By hand", "value": 17 }',
			},
			check: async (account, { json }) => {
				const deal = await account.read(`${deals}/${String(json[0]?.id)}`);
				expect(deal).toMatchObject({ title: 'By hand', value: 17 });
			},
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

import { route, type Route } from '../server/route.ts';
import { text } from '../server/schemas.ts';

/** Reading currencies. */
export const currencyRoutes: Route[] = [
	route<{ term?: string }>({
		method: 'GET',
		version: 'v1',
		path: '/currencies',
		cost: 20,
		scopes: ['base'],
		querySchema: { term: text },
		handler: ({ context, query }) => {
			const term = (query.term ?? '').toLowerCase();
			const fits = (value: string) => value.toLowerCase().includes(term);
			return {
				data: context.account.currencies.all().filter(({ code, name }) => fits(code) || fits(name)),
			};
		},
	}),
];

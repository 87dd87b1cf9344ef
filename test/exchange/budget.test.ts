import { openExchange, type Exchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import type { ApiRequest } from '../../nodes/PipedriveCrm/exchange/request';
import { isSearch, tokenCost } from '../../nodes/PipedriveCrm/exchange/tokenCosts';
import { FakeClock } from './fakeClock';
import { FakeContext, ok, type Respond } from './fakeContext';
import { failureOf } from './settled';

const get: ApiRequest = { method: 'GET', path: '/api/v2/deals/1' };
const create: ApiRequest = { method: 'POST', path: '/api/v2/deals', body: { title: 'Roof' } };

async function run<T>(
	respond: Respond,
	maxTokens: number | undefined,
	work: (exchange: Exchange) => Promise<T>,
): Promise<T> {
	const clock = new FakeClock();
	const context = new FakeContext(clock, respond);
	const exchange = await openExchange(context, {
		credentialType: 'pipedriveCrmApi',
		clock,
		...(maxTokens !== undefined && { maxTokens }),
	});
	return await clock.play(work(exchange));
}

it.each([
	['GET', '/api/v2/deals/42', 1],
	['GET', '/api/v2/dealFields/title', 1],
	['GET', '/api/v2/deals', 10],
	['GET', '/api/v2/deals/search', 20],
	['GET', '/api/v2/itemSearch/field', 20],
	['PATCH', '/api/v2/deals/42', 5],
	['DELETE', '/api/v2/deals/42', 3],
	['DELETE', '/api/v2/deals/42/products', 15],
	['POST', '/api/v2/deals/42/convert/lead', 40],
	['GET', '/api/v1/users/me', 2],
	['GET', '/api/v1/users/7', 2],
	['POST', '/api/v1/deals/42/duplicate', 10],
	['GET', '/api/v1/notes', 20],
	['PUT', '/api/v1/persons/1/merge', 40],
] as const)('%s %s costs %i tokens', (method, path, cost) => {
	expect(tokenCost(method, path)).toBe(cost);
});

it('searches are told from records and lists', () => {
	const paths = ['deals/search', 'itemSearch', 'itemSearch/field', 'deals', 'deals/42'];
	expect(paths.filter((path) => isSearch(`/api/v2/${path}`))).toEqual(paths.slice(0, 3));
});

it('what was spent can be asked for', async () => {
	const spent = await run(
		() => ok({ id: 1 }),
		undefined,
		async (exchange) => {
			await Promise.all([exchange.send(get), exchange.send(create), exchange.send(create)]);
			return exchange.spent;
		},
	);
	expect(spent).toEqual({ requests: 3, tokens: 11, repeats: 0 });
});

it('what was refused with a 429, or never received, costs nothing', async () => {
	const spent = await run(
		(_options, attempt) =>
			attempt === 1 ? { status: 429 } : attempt === 2 ? { code: 'ECONNREFUSED' } : ok({}),
		undefined,
		async (exchange) => {
			await exchange.send(create);
			return exchange.spent;
		},
	);
	expect(spent).toEqual({ requests: 3, tokens: 5, repeats: 2 });
});

it('a maximum is never passed, also by requests under way together, and then nothing is sent', async () => {
	let sent = 0;
	const outcome = await run(
		() => {
			sent += 1;
			return ok({ id: sent });
		},
		23,
		async (exchange) => {
			const settled = await Promise.allSettled(
				Array.from({ length: 20 }, async () => await exchange.send(create)),
			);
			const after = await failureOf(exchange.send(get));
			return { settled, after, spent: exchange.spent };
		},
	);
	expect(sent).toBe(4);
	expect(outcome.spent.tokens).toBe(20);
	expect(outcome.settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
	expect(outcome.after.kind).toBe('budgetSpent');
	expect(outcome.after.message).toContain('no more than 23');
});

import { byId, runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox({});

/** Requests in a window of two seconds, for API tokens. */
const plans = [
	['lite', 20],
	['growth', 40],
	['premium', 100],
	['ultimate', 120],
] as const;

const getting = {
	parameters: {
		operation: 'get',
		dealId: byId('={{ $json.id }}'),
		simple: false,
		options: { outputCustomFields: 'raw' },
	},
};

const itemsFor = (limit: number) =>
	Array.from({ length: 3 * limit }, (_, n) => ({ id: 1 + (n % 30) }));

/**
 * Without pacing most requests would be refused. How many are on a busy machine is a matter of time, and
 * measured by the bench; that none is at all, the tests of the limiter show on a clock of their own.
 */
async function expectPaced(): Promise<void> {
	const { rateLimited, requests } = await account.sandbox.usage();
	expect(rateLimited).toBeLessThan(requests / 4);
}

describe.each(plans)('on the plan %s', (plan, limit) => {
	it.each(['automatic', plan])(
		'three windows of requests are all answered (rate limit: %s)',
		async (rateLimit) => {
			await account.sandbox.configure({ plan });
			const items = itemsFor(limit);
			const { json, error } = await runNode(account.sandbox, {
				...getting,
				items,
				credential: tokenFor(account.sandbox, { rateLimit }),
			});
			expect(error).toBeUndefined();
			expect(json.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
			await expectPaced();
		},
		60_000,
	);
});

it('several executions share the limit of their credential', async () => {
	await account.sandbox.configure({ plan: 'lite' });
	const credentialId = 'shared';
	const runs = await Promise.all(
		Array.from({ length: 3 }, async () =>
			runNode(account.sandbox, { ...getting, items: itemsFor(20).slice(0, 20), credentialId }),
		),
	);
	for (const { json } of runs) expect(json.map(({ id }) => id)).toHaveLength(20);
	await expectPaced();
});

it('searches keep to their own limit', async () => {
	await account.sandbox.configure({ plan: 'ultimate' });
	const { json, error } = await runNode(account.sandbox, {
		items: Array.from({ length: 25 }, () => ({})),
		parameters: { operation: 'search', term: 'website relaunch', limit: 1 },
	});
	expect(error).toBeUndefined();
	expect(json).toHaveLength(25);
	await expectPaced();
}, 60_000);

import type { JobCase } from './measureJob.ts';

const atOnce = { plan: 'unlimited', latency: 0 };
const asLive = { plan: 'ultimate', latency: 80 };

/**
 * What both sides are to do.
 * @param quick smaller numbers
 */
export function jobCases(quick: boolean): JobCase[] {
	const deals = quick ? 1000 : 5000;
	const upsert = (count: number) => ({
		title: `Upsert ${count} persons, half known`,
		kind: 'upsertPersons' as const,
		count,
	});
	const update = {
		title: 'Update 200 deals, 5 fields each',
		kind: 'updateDeals' as const,
		count: 200,
	};
	return [
		{ ...update, ...atOnce },
		{ ...update, ...asLive },
		{ title: `List ${deals} deals by name`, kind: 'listDeals', count: deals, ...atOnce },
		{ ...upsert(300), ...atOnce },
		...(quick ? [] : [{ ...upsert(3000), ...atOnce }]),
		{ ...upsert(300), ...asLive },
	];
}

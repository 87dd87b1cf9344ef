import type { PreparedRequest } from '../run/prepare';

const overridden = [
	'deal_id',
	'ids',
	'lead_id',
	'org_id',
	'owner_id',
	'person_id',
	'pipeline_id',
	'stage_id',
	'status',
];

/**
 * Pipedrive lets a stored filter win silently over other filters; so they are refused together.
 * @param ignored the keys that this list ignores beside `filter_id`
 */
export const storedFilterBeside =
	(ignored: string[]) =>
	({ query, labels }: PreparedRequest): string | undefined => {
		if (query.filter_id === undefined) return undefined;
		const given = ignored.filter((key) => query[key] !== undefined);
		if (given.length === 0) return undefined;
		const names = given.map((key) => `'${labels.get(key) ?? key}'`).join(', ');
		return `'Stored Filter' stands alone: Pipedrive would ignore ${names} beside it. Remove one or the other.`;
	};

/** For lists that ignore every filter by owner, link or state beside a stored one. */
export const storedFilterStandsAlone = storedFilterBeside(overridden);

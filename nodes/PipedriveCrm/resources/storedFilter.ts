import type { PreparedRequest } from '../run/prepare';

const overridden = [
	'deal_id',
	'done',
	'ids',
	'lead_id',
	'org_id',
	'owner_id',
	'person_id',
	'pipeline_id',
	'stage_id',
	'status',
];

/** Pipedrive lets a stored filter win silently over all other record filters; so they are refused together. */
export function storedFilterStandsAlone({ query, labels }: PreparedRequest): string | undefined {
	if (query.filter_id === undefined) return undefined;
	const ignored = overridden.filter((key) => query[key] !== undefined);
	if (ignored.length === 0) return undefined;
	const names = ignored.map((key) => `'${labels.get(key) ?? key}'`).join(', ');
	return `'Stored Filter' stands alone: Pipedrive would ignore ${names} beside it. Remove one or the other.`;
}

import type { PreparedRequest } from '../run/prepare';

/**
 * Pipedrive lets a stored filter win over other filters without a word. Those that the records tell of are checked
 * by the node (`besideStoredFilter` of the row); the others are refused.
 * @param refused the keys of the query that are, and why, a clause that continues "…:"
 */
export const storedFilterBeside =
	(refused: Record<string, string>) =>
	({ query, labels }: PreparedRequest): string | undefined => {
		if (query.filter_id === undefined) return undefined;
		const given = Object.entries(refused).find(([key]) => query[key] !== undefined);
		if (given === undefined) return undefined;
		const [key, reason] = given;
		const name = labels.get(key) ?? key;
		return `'${name}' cannot stand beside 'Stored Filter': Pipedrive would ignore it, and ${reason}. Remove one or the other.`;
	};

/** Why ids do not go with a stored filter. */
export const idsChoose = { ids: 'a list of IDs chooses the records by itself' };

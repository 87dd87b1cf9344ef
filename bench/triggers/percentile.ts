/**
 * The value below which a share of all values lies (nearest rank).
 * @param share e.g. 0.95
 * @throws when there are no values
 */
export function percentile(values: number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
	if (found === undefined) throw new Error('There is no percentile of nothing');
	return found;
}

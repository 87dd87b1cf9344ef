/** A value as text that is the same for equal values, in whatever order their keys stand; null is nothing. */
export function canonical(value: unknown): string {
	return JSON.stringify(value ?? null, (_key, inner: unknown) => {
		if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
		const entries = Object.entries(inner).filter(([, one]) => one !== null && one !== undefined);
		return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}

/** Whether two values of API answers are the same; a key that is null is as good as one that is missing. */
export function sameValue(one: unknown, other: unknown): boolean {
	return canonical(one) === canonical(other);
}

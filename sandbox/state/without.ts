/** A copy of a record without some of its keys. */
export function without<T extends object, K extends keyof T>(
	record: T,
	...keys: readonly K[]
): Omit<T, K> {
	const rest = { ...record };
	for (const key of keys) Reflect.deleteProperty(rest, key);
	return rest;
}

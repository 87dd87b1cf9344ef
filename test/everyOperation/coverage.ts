import type { OperationCase, WriteCase } from './operationCase';
import type { PanelOperation } from './panel';

const isWritten = (played: OperationCase): played is WriteCase => 'sets' in played;

/** Which record is meant; named in the way of the node, not by a key of the API. */
const isAddress = (name: string): boolean => /(?:Id|Field)$/.test(name);

/** Every key that a value holds, at any depth. */
const keysIn = (value: unknown): string[] =>
	typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)])
		: [];

/**
 * What the cases of an operation leave out: parameters that none of them sets, those that are set and neither read
 * back nor named as a control, and names that are none of a parameter.
 */
export function gapsOf(operation: PanelOperation, cases: OperationCase[]): string[] {
	if (cases.length === 0) return ['there is no case'];
	if (!/^(?:PATCH|POST|PUT)$/.test(operation.method)) return [];
	const readBack = new Map(cases.filter(isWritten).flatMap(({ sets }) => Object.entries(sets)));
	const controls = cases.flatMap((one) =>
		'controls' in one ? Object.keys(one.controls ?? {}) : [],
	);
	const given = cases.flatMap((one) => ('parameters' in one ? [one.parameters ?? {}] : []));
	const set = new Set(given.flatMap(keysIn));
	const known = new Set(
		operation.parameters.flatMap(({ name, collection }) => [name, collection ?? name]),
	);
	const unknown = [...controls, ...given.flatMap(Object.keys)].filter((name) => !known.has(name));
	return [
		...operation.parameters.flatMap(({ name, inRows }) => {
			const { set: value } = readBack.get(name) ?? {};
			if (value === undefined)
				return set.has(name) && (controls.includes(name) || isAddress(name))
					? []
					: [`${name} is not set and read back`];
			const keys = keysIn(value);
			return inRows.filter((key) => !keys.includes(key)).map((key) => `${name} lacks ${key}`);
		}),
		...unknown.map((name) => `${name} is no parameter`),
	];
}

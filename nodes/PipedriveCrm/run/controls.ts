import type { INodeProperties } from 'n8n-workflow';
import { outcomeNow } from '../exchange/outcome';
import { FieldProblem } from '../fields/fieldProblem';
import { isBlank } from '../fields/values';
import { InvalidItem } from './itemFailure';
import type { ParameterReader } from './parameters';
import { typedValue } from './values';

/** One of the node's own controls, as 'Limit' or 'Simplify': it says how to work, and is not sent. */
export interface Control {
	/** Where it stands in the workflow, e.g. 'options.maxTokens'. */
	path: string;
	property: INodeProperties;
}

/** What the controls say for an item, by their paths. */
export type ControlValues = ReadonlyMap<string, unknown>;

const typed = new Set(['boolean', 'dateTime', 'multiOptions', 'number', 'options', 'string']);

/** Whether a field is a control whose value can be told right from wrong by its type. */
export const isControl = ({ type, routing, options, typeOptions }: INodeProperties): boolean =>
	typed.has(type) &&
	routing?.send?.property === undefined &&
	typeOptions?.loadOptionsMethod === undefined &&
	(options !== undefined || !type.toLowerCase().endsWith('options'));

/**
 * Reads the controls for an item, before anything is asked of Pipedrive.
 * @throws {InvalidItem} when a value does not fit, which would otherwise be taken for another one in silence
 */
export function readControls(
	controls: Control[],
	reader: ParameterReader,
	itemIndex: number,
): ControlValues {
	return new Map(
		controls.map(({ path, property }) => [path, checked(property, reader.read(path, itemIndex))]),
	);
}

function checked(property: INodeProperties, value: unknown): unknown {
	const { displayName, name, required, type } = property;
	if (isBlank(value)) {
		if (required !== true) return value;
		const nextStep = 'Give it a value; this operation cannot do without.';
		throw new InvalidItem(`'${displayName}' is empty`, nextStep, name);
	}
	if (type === 'string' && Array.isArray(value)) return value;
	const outcome = outcomeNow(() => typedValue(property, value, 'UTC'));
	// A time without a zone is for whoever uses it to place.
	if (outcome.ok) return type === 'dateTime' ? value : outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	throw new InvalidItem(`'${displayName}' ${cause.message}`, cause.nextStep, name);
}

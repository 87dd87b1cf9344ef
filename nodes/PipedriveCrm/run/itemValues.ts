import { outcomeNow } from '../exchange/outcome';
import { shown } from '../fields/fieldProblem';
import { isBlank } from '../fields/values';
import { type ControlValues, readControls } from './controls';
import { InvalidItem } from './itemFailure';
import type { ParameterReader } from './parameters';
import type { Plan, Reading } from './plan';

/** What the user chose for writing. */
export interface WritingChoices {
	/** Whether blank values empty their fields; else they leave them as they are. */
	clearBlank: boolean;
	/** What becomes of a linked record whose name the account does not have. */
	ifNotFound: 'create' | 'fail' | 'leaveEmpty';
}

/** What has been read for an item, before names are looked up. */
export interface ReadItem {
	values: ReadValue[];
	controls: ControlValues;
	choices: WritingChoices;
	/** Names of fields to empty, as the user gave them. */
	fieldsToClear: unknown;
}

/** A value for one parameter. */
export interface ReadValue {
	reading: Reading;
	value: unknown;
	/** Whether it stands in the item under a key, and may therefore be blank where nothing can be. */
	isFromKey?: boolean;
}

/**
 * Reads the parameters of one item. This is the part that keeps the event loop busy, since n8n
 * evaluates expressions in it; nothing is sent.
 * @throws {InvalidItem} when the address given for a record is none, or a control has no value that it knows
 */
export function readItem(plan: Plan, reader: ParameterReader, itemIndex: number): ReadItem {
	const controls = readControls(plan.controls, reader, itemIndex);
	const values = plan.readings.map((reading) => ({
		reading,
		value: readOne(reading, reader, itemIndex),
	}));
	return {
		values,
		controls,
		choices: {
			clearBlank: controls.get('options.emptyValues') === 'clear',
			ifNotFound: (controls.get('options.ifNotFound') ?? 'fail') as WritingChoices['ifNotFound'],
		},
		fieldsToClear: reader.read('options.fieldsToClear', itemIndex) ?? [],
	};
}

function readOne(reading: Reading, reader: ParameterReader, itemIndex: number): unknown {
	const { path, property } = reading;
	if (property.type === 'resourceMapper') {
		return reader.read(path, itemIndex, undefined, (mapper) => mappedValue(mapper, property));
	}
	if (property.type !== 'resourceLocator') return reader.read(path, itemIndex);
	const mode = (reader.rawValue(path) as { mode?: string } | undefined)?.mode;
	if (mode !== 'url') return reader.read(path, itemIndex);
	const outcome = outcomeNow(() => reader.read(path, itemIndex, { extractValue: true }));
	if (outcome.ok) return outcome.value;
	const { value: address } = reader.read(path, itemIndex) as { value?: unknown };
	throw new InvalidItem(
		`'${property.displayName}' is not the address of its page: ${shown(address)}`,
		`Copy the address from the browser, such as ${placeholderOf(reading)}.`,
		property.name,
	);
}

/** What stands in n8n's mapper; anything else would be dropped in silence. */
function mappedValue(mapper: unknown, { displayName, name }: Reading['property']): unknown {
	if (isBlank(mapper)) return undefined;
	if (typeof mapper === 'object' && mapper !== null) {
		if ('value' in mapper) return mapper.value;
		if (Object.keys(mapper).length === 0) return undefined;
	}
	throw new InvalidItem(
		`'${displayName}' holds ${shown(mapper)}, which is not what its panel writes`,
		'Set the fields in the panel, or give { "mappingMode": "defineBelow", "value": { … } }.',
		name,
	);
}

function placeholderOf({ property }: Reading): string {
	const mode = property.modes?.find(({ name }) => name === 'url');
	return mode?.placeholder?.replace(/^e\.g\. /, '') ?? 'https://…';
}

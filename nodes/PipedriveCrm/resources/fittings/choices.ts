import type { GenericValue, IDataObject, INodeProperties } from 'n8n-workflow';
import type { Fitting, ReadParameter } from '../../run/operation';

/** What labels and multiple options do to those that a record has; an option of an update. */
export const choicesMode: INodeProperties = {
	displayName: 'Labels and Multiple Options',
	name: 'choicesMode',
	type: 'options',
	default: 'set',
	description:
		'What given labels, and the options of custom fields that take several, do to those that the record has. Add and Remove read the record first, 1 more token.',
	options: [
		{
			name: 'Add',
			value: 'add',
			description: 'Add them to those that the record has',
		},
		{
			name: 'Remove',
			value: 'remove',
			description: 'Take them away, and keep the others',
		},
		{
			name: 'Set',
			value: 'set',
			description: 'Replace those that the record has',
		},
	],
};

const modeOf = (read: ReadParameter) => read('options.choicesMode') ?? 'set';

const customOf = ({ custom_fields: custom }: IDataObject) => (custom ?? {}) as IDataObject;

/**
 * Lists that the API replaces as a whole: some standard keys, and multiple options of custom fields.
 * @param keys of the standard ones
 */
export const listsFitting = (keys: string[]): Fitting => ({
	needsRecord: (body, read) =>
		modeOf(read) !== 'set' &&
		(keys.some((key) => isGiven(body[key])) || Object.values(customOf(body)).some(isGiven)),
	fit: (body, record, { read }) => {
		const combine = modeOf(read) === 'remove' ? without : withAdded;
		const fit = (held: IDataObject, given: IDataObject, isList: (key: string) => boolean) =>
			Object.fromEntries(
				Object.entries(given).map(([key, value]) => [
					key,
					isList(key) && isGiven(value) ? combine(held[key], value) : value,
				]),
			);
		const fitted = fit(record, body, (key) => keys.includes(key));
		const custom = fit(customOf(record), customOf(body), () => true);
		return Object.keys(custom).length > 0 ? { ...fitted, custom_fields: custom } : fitted;
	},
});

/** The labels of a record, and multiple options of custom fields. */
export const choicesFitting: Fitting = listsFitting(['label_ids']);

/** An empty list is not given but cleared. */
const isGiven = (value: unknown): value is GenericValue[] =>
	Array.isArray(value) && value.length > 0;

const idsIn = (held: unknown): GenericValue[] => (Array.isArray(held) ? held : []);

const withAdded = (held: unknown, given: GenericValue[]): GenericValue[] => [
	...idsIn(held),
	...given.filter((id) => !idsIn(held).includes(id)),
];

const without = (held: unknown, given: GenericValue[]): GenericValue[] =>
	idsIn(held).filter((id) => !given.includes(id));

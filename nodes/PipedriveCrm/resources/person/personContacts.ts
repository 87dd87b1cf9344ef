import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { comparable } from '../../fields/names';
import type { Fitting, ReadParameter } from '../../run/operation';

/** What given addresses and numbers do to those that a person has; an option of an update. */
export const contactsMode: INodeProperties = {
	displayName: 'Emails and Phones',
	name: 'contactsMode',
	type: 'options',
	default: 'setAsPrimary',
	description:
		'What given e-mail addresses and phone numbers do to those that the person has. Add and Set as Primary read the person first, 1 more token.',
	options: [
		{
			name: 'Add',
			value: 'add',
			description: 'Add them behind those that the person has',
		},
		{
			name: 'Replace All',
			value: 'replaceAll',
			description: 'Remove all others',
		},
		{
			name: 'Set as Primary',
			value: 'setAsPrimary',
			description:
				'The first e-mail address and the first number under Phone become the primary ones, the others stay',
		},
	],
};

const modeOf = (read: ReadParameter) => read('options.contactsMode') ?? 'setAsPrimary';

/** Lists of contact entries, each with how two entries are told to be the same. */
const lists: { key: string; sameAs: (value: string) => string }[] = [
	{ key: 'emails', sameAs: comparable },
	{ key: 'phones', sameAs: (value) => value.replace(/[^\d+]/g, '') || comparable(value) },
];

/** Stands in a list for the entries of a label that are to go, beside others that are given. */
export const emptiedLabel = (label: string | undefined): IDataObject => ({ value: '', label });

const isMark = ({ value }: IDataObject): boolean => value === '';

/** The body without such marks, for lists that hold nothing else than what is given. */
export function withoutMarks(body: IDataObject): IDataObject {
	const clean = { ...body };
	for (const { key } of lists) {
		if (Array.isArray(body[key])) clean[key] = entriesIn(body[key]).filter((one) => !isMark(one));
	}
	return clean;
}

/** E-mail addresses and phone numbers are lists that the API replaces as a whole. */
export const contactsFitting: Fitting = {
	needsRecord: (body, read) =>
		lists.some(({ key }) =>
			modeOf(read) === 'replaceAll'
				? entriesIn(body[key]).some(isMark)
				: entriesIn(body[key]).length > 0,
		),
	fit: (body, record, { read }) => {
		if (modeOf(read) === 'replaceAll') return withoutMarks(body);
		const fitted = withoutMarks(body);
		for (const { key, sameAs } of lists) {
			const given = entriesIn(fitted[key]);
			if (given.length === 0) continue;
			const gone = entriesIn(body[key]).filter(isMark);
			const held = entriesIn(record[key]).filter(
				({ label }) => !gone.some((mark) => mark.label === label),
			);
			const takesPrimary = modeOf(read) === 'setAsPrimary' && !onlyBesides(given);
			fitted[key] = merged(held, given, takesPrimary, sameAs);
		}
		return fitted;
	},
};

const entriesIn = (list: unknown): IDataObject[] =>
	Array.isArray(list) ? (list as IDataObject[]) : [];

/** Mobile and fax numbers alone stand beside the number that a person is called on. */
const onlyBesides = (given: IDataObject[]): boolean =>
	given.every(({ label }) => label === 'mobile' || label === 'fax');

function merged(
	held: IDataObject[],
	given: IDataObject[],
	takesPrimary: boolean,
	sameAs: (value: string) => string,
): IDataObject[] {
	const valueOf = ({ value }: IDataObject) => sameAs(String(value));
	const heldValues = new Set(held.map(valueOf));
	const givenByValue = new Map(given.map((entry) => [valueOf(entry), entry]));
	const hasPrimary = held.some(({ primary }) => primary === true);
	const movesPrimary = takesPrimary || !hasPrimary;
	const marked = takesPrimary ? given.find(({ primary }) => primary === true) : held[0];
	const primaryValue = movesPrimary ? valueOf(marked ?? given[0] ?? {}) : undefined;
	const kept = held.map((entry) => ({ ...entry, ...labelOf(givenByValue.get(valueOf(entry))) }));
	const added = given
		.filter((entry) => !heldValues.has(valueOf(entry)))
		.map((entry) => ({ ...entry, primary: false }));
	return [...kept, ...added].map((entry: IDataObject) => ({
		...entry,
		primary: movesPrimary ? valueOf(entry) === primaryValue : entry.primary === true,
	}));
}

/** An entry that is there keeps its label, unless it is given with its own. */
function labelOf(entry: IDataObject | undefined): IDataObject {
	return entry?.label === undefined || entry.label === 'work' ? {} : { label: entry.label };
}

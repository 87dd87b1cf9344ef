import type { IDataObject } from 'n8n-workflow';
import { choiceTextsOf, choiceTypes, isChoice, oneOfChoices } from './conditionChoices';
import type { ConditionField } from './conditionFields';
import type { Entry } from './directory';
import { dueOnClocks } from './due';
import { FieldProblem, shown } from './fieldProblem';
import { comparable } from './names';
import { toDate, toTimeOfDay, toUtcTime } from './times';
import { toNumber } from './values';

/** What comparing may need to know. */
export interface ConditionContext {
	/** IANA name of the workflow's zone; a moment without a zone is read in it. */
	timezone: string;
	/** The entries of a small list of the account, e.g. of 'users'. */
	entries: (list: string) => Promise<Entry[]>;
}

/** Where a value stands beside the wanted one: below 0, at it, or above; undefined if it cannot be told. */
export type Compare = (value: unknown) => number | undefined;

/** How the values of a field are compared with what is wanted. Each throws a FieldProblem for what does not fit. */
export interface Kind {
	equals: (
		wanted: unknown,
		field: ConditionField,
		context: ConditionContext,
	) => ((value: unknown) => boolean) | Promise<(value: unknown) => boolean>;
	/** Left out where values have no order. */
	compare?: (wanted: unknown, field: ConditionField, context: ConditionContext) => Compare;
	/** The text to look for with Contains; as it is, if left out. */
	textFrom?: (wanted: unknown) => string;
	/** The texts in which Contains looks. */
	textsOf?: (
		field: ConditionField,
		context: ConditionContext,
	) => ((value: unknown) => string[]) | Promise<(value: unknown) => string[]>;
}

type Comparing = NonNullable<Kind['compare']>;

const orderedBy = (compare: Comparing): Kind => ({
	compare,
	equals: (wanted, field, context) => {
		const sign = compare(wanted, field, context);
		return (value) => sign(value) === 0;
	},
});

const sign = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);

const numberIn = (value: unknown): number | undefined => {
	const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
	return Number.isNaN(number) ? undefined : number;
};

const compareNumber: Comparing = (wanted) => {
	const limit = toNumber(wanted);
	return (value) => {
		const number = numberIn(value);
		return number === undefined ? undefined : sign(number, limit);
	};
};

const dayText = /^\d{4}-\d{2}-\d{2}$/;
const momentText = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/;

const nextDay = (day: string): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** A day stands for all of its moments, from midnight to midnight in the workflow's zone. */
const compareMoment: Comparing = (wanted, _field, { timezone }) => {
	const day = toDate(wanted, timezone);
	const isDay = typeof wanted === 'string' && dayText.test(wanted.trim());
	const from = Date.parse(toUtcTime(wanted, timezone));
	const until = isDay ? Date.parse(toUtcTime(nextDay(day), timezone)) : from + 1000;
	return (value) => {
		const text = String(value);
		if (dayText.test(text)) return sign(text, day);
		const moment = millisOf(text);
		if (moment === undefined) return undefined;
		return moment < from ? -1 : moment >= until ? 1 : 0;
	};
};

/** Of a moment as the API writes it; API v1 leaves out that it is in UTC. */
function millisOf(text: string): number | undefined {
	const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`;
	const millis = Date.parse(zoned.replace(' ', 'T'));
	return Number.isNaN(millis) ? undefined : millis;
}

const durationText = /^\s*(\d{1,3}):(\d{2})(?::(\d{2}))?\s*$/;

function secondsOf(value: unknown): number | undefined {
	const parts = durationText.exec(String(value));
	if (parts === null) return undefined;
	const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
	return hours * 3600 + minutes * 60 + seconds;
}

/** Where the times of the values stand to a number of seconds. */
const compareSeconds =
	(limit: number): Compare =>
	(value) => {
		const seconds = secondsOf(value);
		return seconds === undefined ? undefined : sign(seconds, limit);
	};

const compareTime: Comparing = (wanted) => compareSeconds(secondsOf(toTimeOfDay(wanted)) ?? NaN);

const compareDuration: Comparing = (wanted) => {
	const limit = secondsOf(wanted);
	if (limit === undefined) {
		throw new FieldProblem(
			`takes hours and minutes such as 01:30, not ${shown(wanted)}`,
			'Give hours and minutes with a colon between them.',
		);
	}
	return compareSeconds(limit);
};

function dueOf(activity: unknown, timezone: string) {
	const { due_date: day, due_time: time } = activity as IDataObject;
	if (typeof day !== 'string' || day === '') return undefined;
	return dueOnClocks(typeof time === 'string' && time !== '' ? { day, time } : { day }, timezone);
}

const compareDueDay: Comparing = (wanted, _field, { timezone }) => {
	const day = toDate(wanted, timezone);
	return (activity) => {
		const due = dueOf(activity, timezone);
		return due === undefined ? undefined : sign(due.day, day);
	};
};

const compareDueTime: Comparing = (wanted, _field, { timezone }) => {
	const limit = toTimeOfDay(wanted);
	return (activity) => {
		const time = dueOf(activity, timezone)?.time;
		return time === undefined ? undefined : sign(time, limit);
	};
};

const dueTexts =
	(part: 'day' | 'time'): Kind['textsOf'] =>
	(_field, { timezone }) =>
	(activity) => [dueOf(activity, timezone)?.[part] ?? ''];

/** Texts have an order only where they are numbers or moments. */
const compareText: Comparing = (wanted, field, context) => {
	const isMoment =
		(typeof wanted === 'object' && wanted !== null) || momentText.test(String(wanted).trim());
	if (!isMoment) return compareNumber(wanted, field, context);
	const compare = compareMoment(wanted, field, context);
	return (value) => (momentText.test(String(value)) ? compare(value) : undefined);
};

const text: Kind = {
	equals: (wanted) => {
		const sought = comparable(String(wanted));
		return (value) => comparable(String(value)) === sought;
	},
	compare: compareText,
};

function digitsOf(wanted: unknown): string {
	const digits = String(wanted).replace(/\D/g, '');
	if (digits !== '') return digits;
	throw new FieldProblem(
		`takes a phone number, not ${shown(wanted)}`,
		'Give its digits; signs and spaces between them do not count.',
	);
}

const phone: Kind = {
	equals: (wanted) => {
		const sought = digitsOf(wanted);
		return (value) => String(value).replace(/\D/g, '') === sought;
	},
	textFrom: digitsOf,
	textsOf: () => (value) => [String(value).replace(/\D/g, '')],
};

const wordsForTrue = ['true', 'yes', '1'];
const wordsForFalse = ['false', 'no', '0'];

const boolean: Kind = {
	equals: (wanted, { words: [yes, no] = ['true', 'false'] }) => {
		const word = comparable(String(wanted));
		const isTrue = [...wordsForTrue, comparable(yes)].includes(word);
		if (!isTrue && ![...wordsForFalse, comparable(no)].includes(word)) {
			throw new FieldProblem(`takes true or false, not ${shown(wanted)}`, 'Correct the value.');
		}
		return (value) => (value === true || value === 1) === isTrue;
	},
};

const nounOfReference: Record<string, [noun: string, search: string]> = {
	deal: ['a deal', 'Deal → Search finds it.'],
	org: ['an organization', 'Organization → Search finds it.'],
	people: ['a person', 'Person → Search finds it.'],
	activity: ['an activity', 'Activity → Get Many answers it.'],
};

const compareReference: Comparing = (wanted, field, context) => {
	if (/^\s*\d+\s*$/.test(String(wanted))) return compareNumber(Number(wanted), field, context);
	const [noun, search] = nounOfReference[field.type] ?? ['a record', ''];
	throw new FieldProblem(
		`takes the ID of ${noun}, a whole number, not ${shown(wanted)}`,
		`Give the ID. ${search}`.trim(),
	);
};

const choice: Kind = {
	equals: oneOfChoices,
	compare: (wanted, field, context) => {
		if (field.type in choiceTypes || numberIn(wanted) === undefined) {
			throw new FieldProblem(
				`has choices, which are not more or less than ${shown(wanted)}`,
				"Choose the operator 'Is', 'Is Not' or 'Is One Of'.",
			);
		}
		return compareNumber(wanted, field, context);
	},
	textsOf: choiceTextsOf,
};

const number = orderedBy(compareNumber);
const moment = orderedBy(compareMoment);
const time = orderedBy(compareTime);
const reference = orderedBy(compareReference);

const kinds: Partial<Record<string, Kind>> = {
	activity: reference,
	boolean,
	date: moment,
	daterange: moment,
	deal: reference,
	double: number,
	due_day: { ...orderedBy(compareDueDay), textsOf: dueTexts('day') },
	due_time: { ...orderedBy(compareDueTime), textsOf: dueTexts('time') },
	duration: orderedBy(compareDuration),
	int: number,
	monetary: number,
	org: reference,
	people: reference,
	phone,
	project: reference,
	time,
	time_stamp: moment,
	timerange: time,
};

/** How values of a field are compared. */
export const kindOf = (field: ConditionField): Kind =>
	isChoice(field) ? choice : (kinds[field.type] ?? text);

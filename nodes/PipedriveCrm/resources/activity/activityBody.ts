import type { IDataObject } from 'n8n-workflow';
import { type Due, dueInUtc } from '../../fields/due';
import { FieldProblem, shown } from '../../fields/fieldProblem';
import { toTimeOfDay } from '../../fields/times';

/** The parameter that a problem with the time is about. */
const dueTime = { name: 'Due Time', key: 'due_time' };

/** A due day and time under the keys of the API. */
export const dueKeys = ({ day, time }: Due): IDataObject =>
	time === undefined ? { due_date: day } : { due_date: day, due_time: time };

/**
 * The body of a new activity: local day and time become a moment in UTC, the person a participant, a text
 * an address.
 * @throws {FieldProblem} for a time without a day, or what is no time
 */
export function newActivityBody(given: IDataObject, timezone: string): IDataObject {
	const { due_date: day, due_time: timeText, ...rest } = given;
	if (day === undefined && timeText !== undefined) {
		throw new FieldProblem(
			"needs a 'Due Date' beside it",
			'Add the day: both are sent as one moment.',
			dueTime,
		);
	}
	if (day === undefined) return inFormOfApi(rest);
	const time = timeText === undefined ? undefined : toTimeOfDay(timeText, dueTime);
	return { ...inFormOfApi(rest), ...dueKeys(dueInUtc({ day: String(day), time }, timezone)) };
}

/**
 * The body of an update. A day and a time given together are sent in UTC; where one of the two is given
 * alone it stays local, for playActivityUpdate to complete. An empty time is none: all day.
 * @throws {FieldProblem} for what is no time, or a time beside All Day
 */
export function changedActivityBody(given: IDataObject, timezone: string): IDataObject {
	const { all_day: allDay, due_date: day, due_time: timeText, ...rest } = given;
	const body = inFormOfApi(rest);
	if (allDay === true && !isNone(timeText)) {
		throw new FieldProblem("cannot stand beside 'Due Time'", 'Remove one of them.', {
			name: 'All Day',
			key: 'all_day',
		});
	}
	if (allDay === true || timeText === '') return { ...body, ...definedDay(day), due_time: '' };
	if (timeText === undefined) return { ...body, ...definedDay(day) };
	const time = toTimeOfDay(timeText, dueTime);
	if (day === undefined) return { ...body, due_time: time };
	return { ...body, ...dueKeys(dueInUtc({ day: String(day), time }, timezone)) };
}

const isNone = (value: IDataObject[string]): boolean => value === undefined || value === '';

const definedDay = (day: IDataObject[string]): IDataObject =>
	day === undefined ? {} : { due_date: day };

function inFormOfApi({ duration, location, person_id, ...rest }: IDataObject): IDataObject {
	const body: IDataObject = { ...rest };
	if (duration !== undefined) body.duration = checkedDuration(duration);
	if (location !== undefined) body.location = { value: location };
	if (person_id === null) body.participants = [];
	else if (person_id !== undefined) body.participants = [{ person_id, primary: true }];
	return body;
}

const hoursAndMinutes = /^\d{1,3}:[0-5]\d(:[0-5]\d)?$/;

function checkedDuration(value: IDataObject[string]): string {
	const text = String(value).trim();
	if (hoursAndMinutes.test(text)) return text;
	throw new FieldProblem(
		`takes hours and minutes such as 00:45, not ${shown(value)}`,
		'Write hours and minutes with a colon between them.',
		{ name: 'Duration', key: 'duration' },
	);
}

import type { IDataObject } from 'n8n-workflow';
import { type Due, dueInUtc } from '../../fields/due';
import { FieldProblem, shown } from '../../fields/fieldProblem';
import { toTimeOfDay } from '../../fields/times';
import { listOf } from '../../fields/values';

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
	const { due_date: day, due_time: timeText, ...rest } = withParticipants(given);
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
 * alone it stays local, for dueFitting to complete. An empty time is none: all day.
 * @throws {FieldProblem} for what is no time, or a time beside All Day
 */
export function changedActivityBody(given: IDataObject, timezone: string): IDataObject {
	const { all_day: allDay, due_date: day, due_time: timeText, ...rest } = given;
	const body = inFormOfApi(changedParticipants(rest));
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

/** A new activity has no participants that could stay. */
function withParticipants({ person_id: person, participants, ...rest }: IDataObject): IDataObject {
	const others = participants === undefined ? [] : participantsOf(participants);
	if (person === undefined)
		return participants === undefined ? rest : { ...rest, participants: others };
	const besides = others.filter((one) => one.person_id !== person);
	return {
		...rest,
		participants: [
			{ person_id: person, primary: true },
			...besides.map((one) => ({ ...one, primary: false })),
		],
	};
}

/** Participants as given: ids, or as the API answers them; the first is the primary one unless another is marked. */
function participantsOf(given: unknown): IDataObject[] {
	const entries = listOf(given).map((entry): IDataObject =>
		typeof entry === 'object' ? (entry as IDataObject) : { person_id: entry as string },
	);
	const marked = entries.findIndex(({ primary }) => primary === true);
	return entries.map(({ person_id: id }, index) => {
		if (/^[1-9]\d*$/.test(String(id).trim())) {
			return { person_id: Number(id), primary: index === Math.max(marked, 0) };
		}
		throw new FieldProblem(
			`takes IDs of persons, whole numbers, not ${shown(id)}`,
			'Give the IDs separated by commas, e.g. 12, 15.',
			{ name: 'Participants', key: 'participants' },
		);
	});
}

/** Of an update the person alone is left as it is, for participantsFitting; no person means no participants. */
function changedParticipants(body: IDataObject): IDataObject {
	if (body.person_id === null)
		return withParticipants({ ...body, person_id: undefined, participants: [] });
	return body.participants === undefined ? body : withParticipants(body);
}

function inFormOfApi({ duration, location, ...rest }: IDataObject): IDataObject {
	const body: IDataObject = { ...rest };
	if (duration !== undefined) body.duration = checkedDuration(duration);
	if (location !== undefined) body.location = { value: location };
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

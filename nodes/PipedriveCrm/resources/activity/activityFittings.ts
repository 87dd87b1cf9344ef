import type { IDataObject } from 'n8n-workflow';
import { type Due, dueInUtc, dueOnClocks } from '../../fields/due';
import { InvalidItem } from '../../run/itemFailure';
import type { Fitting } from '../../run/operation';
import { dueKeys } from './activityBody';

/** Day and time are kept as one moment in UTC; so one that is given alone joins the other that is there. */
export const dueFitting: Fitting = {
	needsRecord: ({ due_date: day, due_time: time }) => (day === undefined) !== (time === undefined),
	fit: (body, record, { timezone }) => ({ ...body, ...completedDue(body, record, timezone) }),
};

/** Participants are replaced as a whole by the API; a person that is given becomes the primary one of them. */
export const participantsFitting: Fitting = {
	needsRecord: ({ person_id: person }) => person !== undefined,
	fit: ({ person_id: person, ...body }, record) => ({
		...body,
		participants: participants(person, record),
	}),
};

function completedDue(body: IDataObject, current: IDataObject, timezone: string): IDataObject {
	const before = dueOf(current);
	const shown = before === undefined ? undefined : dueOnClocks(before, timezone);
	const day = (body.due_date as string | undefined) ?? shown?.day;
	if (day === undefined) {
		throw new InvalidItem(
			'The activity has no due date that could stay as it is',
			"Add 'Due Date'.",
			'due_time',
		);
	}
	if (body.due_time === '') return { due_date: day, due_time: '' };
	const time = (body.due_time as string | undefined) ?? shown?.time;
	return dueKeys(dueInUtc({ day, time }, timezone));
}

/** An activity with its day and time of day on the clocks of a zone, as they are entered. */
export function withLocalDue(activity: IDataObject, timezone: string): IDataObject {
	const due = dueOf(activity);
	if (due === undefined) return activity;
	const { day, time } = dueOnClocks(due, timezone);
	return { ...activity, due_date: day, due_time: time ?? activity.due_time };
}

/** Day and time of day of an activity, in UTC; undefined when it has no day. */
function dueOf({ due_date: day, due_time: time }: IDataObject): Due | undefined {
	if (typeof day !== 'string' || day === '') return undefined;
	return typeof time === 'string' && time !== '' ? { day, time } : { day };
}

function participants(person: unknown, current: IDataObject): IDataObject[] {
	const before = Array.isArray(current.participants) ? (current.participants as IDataObject[]) : [];
	const others = before
		.filter((one) => one.primary !== true && one.person_id !== person)
		.map(({ person_id }) => ({ person_id, primary: false }));
	return [{ person_id: Number(person), primary: true }, ...others];
}

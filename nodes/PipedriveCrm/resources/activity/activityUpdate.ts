import type { IDataObject } from 'n8n-workflow';
import { type Due, dueInUtc, dueOnClocks } from '../../fields/due';
import { InvalidItem } from '../../run/itemFailure';
import type { Player } from '../../run/player';
import { playAnswer } from '../../run/players/answers';
import { dueKeys } from './activityBody';

/**
 * Plays an update of an activity. Where what is given has to fit to what is there, the activity is read
 * first: a day or a time of day that is given alone, since both are kept as one moment in UTC, and a new
 * primary participant, since the list of participants is replaced as a whole.
 */
export const playActivityUpdate: Player = async (work) => {
	const { body, path } = work.request;
	const dueIsWhole = (body.due_date === undefined) === (body.due_time === undefined);
	if (dueIsWhole && body.participants === undefined) return await playAnswer(work);
	const { data } = await work.exchange.send({ method: 'GET', path });
	const current = data as IDataObject;
	const fitted: IDataObject = {
		...body,
		...(dueIsWhole ? {} : completedDue(body, current, work.timezone)),
		...(body.participants === undefined ? {} : { participants: participants(body, current) }),
	};
	return await playAnswer({ ...work, request: { ...work.request, body: fitted } });
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

function dueOf({ due_date: day, due_time: time }: IDataObject): Due | undefined {
	if (typeof day !== 'string' || day === '') return undefined;
	return typeof time === 'string' && time !== '' ? { day, time } : { day };
}

function participants(body: IDataObject, current: IDataObject): IDataObject[] {
	const [primary] = body.participants as IDataObject[];
	const before = Array.isArray(current.participants) ? (current.participants as IDataObject[]) : [];
	return [
		...(primary === undefined ? [] : [primary]),
		...before
			.filter((one) => one.primary !== true && one.person_id !== primary?.person_id)
			.map(({ person_id }) => ({ person_id, primary: false })),
	];
}

import { toLocalTime, toUtcTime } from './times';

/**
 * When an activity is due. Without a time it is due all day, and the day is the same wherever it is read;
 * with one, day and time are one moment, which the API keeps in UTC
 * (https://developers.pipedrive.com/docs/api/v1/Activities, `due_date` and `due_time`).
 */
export interface Due {
	/** YYYY-MM-DD */
	day: string;
	/** HH:MM:SS */
	time?: string;
}

/**
 * What the API is sent for a day and a time on the clocks of a zone. The day may become another one.
 * @param timezone IANA name
 */
export function dueInUtc({ day, time }: Due, timezone: string): Due {
	return time === undefined ? { day } : split(toUtcTime(`${day}T${time}`, timezone));
}

/**
 * What the clocks of a zone show when an activity is due.
 * @param due as the API answers it
 * @param timezone IANA name
 */
export function dueOnClocks({ day, time }: Due, timezone: string): Due {
	return time === undefined ? { day } : split(toLocalTime(`${day}T${time}Z`, timezone));
}

const split = (moment: string): Due => ({ day: moment.slice(0, 10), time: moment.slice(11, 19) });

import { FieldProblem, shown } from './fieldProblem';

const dateTimeText =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

interface WallTime {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

/** What expressions such as {{ $now }} give: a Luxon DateTime. */
interface LuxonLike {
	toMillis(): number;
	toISODate(): string;
}

const isLuxon = (value: object): value is LuxonLike => 'toMillis' in value && 'toISODate' in value;

/**
 * Reads a moment and writes it as API v2 wants it: UTC, without fractions of a second
 * (https://developers.pipedrive.com/docs/api/v1, "RFC3339").
 * @param value text in ISO 8601 (also with a space for the T), a Date or a Luxon DateTime
 * @param timezone IANA name; a text without a zone of its own is read in it
 * @throws {FieldProblem} when it is no moment of the calendar
 */
export function toUtcTime(value: unknown, timezone: string): string {
	return writeUtc(toMillis(value, timezone));
}

/**
 * Reads a day and writes it as YYYY-MM-DD. The day is the one that the text names: it never shifts.
 * @param value text that starts with a day, a Date (read in `timezone`) or a Luxon DateTime
 * @throws {FieldProblem} when it is no day of the calendar
 */
export function toDate(value: unknown, timezone: string): string {
	if (typeof value === 'object' && value !== null && isLuxon(value)) return value.toISODate();
	if (value instanceof Date) {
		return writeDay(wallTime(toMillis(value, timezone), timezone));
	}
	return writeDay(parse(value).wall);
}

/**
 * Reads a time of day and writes it as HH:MM:SS.
 * @param value text such as '9:30' or '09:30:00', on a 24-hour clock
 * @param about the field concerned, where it is not the parameter
 * @throws {FieldProblem} when it is none
 */
export function toTimeOfDay(value: unknown, about?: FieldProblem['about']): string {
	const match = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/.exec(String(value));
	const [hour = NaN, minute = NaN, second = 0] = (match ?? [])
		.slice(1)
		.map((part) => Number(part ?? 0));
	if (hour <= 23 && minute <= 59 && second <= 59) {
		return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
	}
	throw new FieldProblem(
		`takes a time of day such as 14:30, not ${shown(value)}`,
		'Give hours and minutes with a colon between them.',
		about,
	);
}

/**
 * Reads a moment and writes it as the clocks of a zone show it, without the zone: '2026-11-24T09:30:00'. The
 * other way round than `toUtcTime`.
 * @throws {FieldProblem} when it is no moment of the calendar
 */
export function toLocalTime(value: unknown, timezone: string): string {
	const wall = wallTime(toMillis(value, timezone), timezone);
	const time = [wall.hour, wall.minute, wall.second].map((part) => pad(part)).join(':');
	return `${writeDay(wall)}T${time}`;
}

function toMillis(value: unknown, timezone: string): number {
	if (typeof value === 'object' && value !== null) {
		const millis = isLuxon(value) ? value.toMillis() : value instanceof Date ? +value : NaN;
		if (!Number.isNaN(millis)) return millis;
	}
	const { wall, zone } = parse(value);
	const asUtc = utcOf(wall);
	return zone === undefined ? fromWallTime(asUtc, timezone) : asUtc - offsetOf(zone);
}

function parse(value: unknown): { wall: WallTime; zone: string | undefined } {
	const match = typeof value === 'string' ? dateTimeText.exec(value.trim()) : null;
	if (match === null) throw notATime(value);
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
		.slice(1, 7)
		.map((part) => Number(part ?? 0));
	const wall = { year, month, day, hour, minute, second };
	const back = new Date(utcOf(wall));
	const exists =
		back.getUTCMonth() + 1 === month && back.getUTCDate() === day && back.getUTCHours() === hour;
	if (!exists || minute > 59 || second > 59) throw notATime(value);
	return { wall, zone: match[7] };
}

function notATime(value: unknown): FieldProblem {
	return new FieldProblem(
		`takes a date or time such as 2026-11-24 or 2026-11-24T09:30:00, not ${shown(value)}`,
		'Give it in ISO 8601: year, month, day; a time without a zone is read in the time zone of the workflow.',
	);
}

function utcOf({ year, month, day, hour, minute, second }: WallTime): number {
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetOf(zone: string): number {
	if (zone.toUpperCase() === 'Z') return 0;
	const sign = zone.startsWith('-') ? -1 : 1;
	const digits = zone.replace(/\D/g, '');
	return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/**
 * The moment at which clocks in the zone show this time. Where clocks were put back and show it
 * twice, the first of the two; where they were put forward and never show it, as much later.
 */
function fromWallTime(asUtc: number, timezone: string): number {
	const offsetAt = (moment: number) => utcOf(wallTime(moment, timezone)) - moment;
	const before = asUtc - offsetAt(asUtc - 86_400_000);
	const after = asUtc - offsetAt(asUtc + 86_400_000);
	const shows = (moment: number) => moment + offsetAt(moment) === asUtc;
	if (shows(before)) return before;
	return shows(after) ? after : before;
}

function wallTime(moment: number, timezone: string): WallTime {
	const parts = formatterOf(timezone).formatToParts(moment);
	const read = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((part) => part.type === type)?.value);
	return {
		year: read('year'),
		month: read('month'),
		day: read('day'),
		hour: read('hour'),
		minute: read('minute'),
		second: read('second'),
	};
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timezone: string): Intl.DateTimeFormat {
	const known = formatters.get(timezone);
	if (known !== undefined) return known;
	const made = new Intl.DateTimeFormat('en-US', {
		timeZone: timezone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formatters.set(timezone, made);
	return made;
}

function writeUtc(moment: number): string {
	return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

function writeDay({ year, month, day }: WallTime): string {
	return [pad(year, 4), pad(month), pad(day)].join('-');
}

function pad(value: number, length = 2): string {
	return String(value).padStart(length, '0');
}

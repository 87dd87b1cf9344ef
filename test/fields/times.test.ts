import fc from 'fast-check';
import { FieldProblem } from '../../nodes/PipedriveCrm/fields/fieldProblem';
import { toDate, toUtcTime } from '../../nodes/PipedriveCrm/fields/times';

describe('toUtcTime', () => {
	it.each([
		['2026-11-15T09:30:00', 'Europe/Berlin', '2026-11-15T08:30:00Z'],
		['2026-07-15 09:30', 'Europe/Berlin', '2026-07-15T07:30:00Z'],
		['2026-11-15', 'America/New_York', '2026-11-15T05:00:00Z'],
		['2026-11-15T09:30:00.123+05:30', 'UTC', '2026-11-15T04:00:00Z'],
		['2026-11-15T09:30:00Z', 'Asia/Tokyo', '2026-11-15T09:30:00Z'],
		['2026-11-15T23:30:00', 'Pacific/Kiritimati', '2026-11-15T09:30:00Z'],
		['2026-11-15T01:30:00', 'Etc/GMT+12', '2026-11-15T13:30:00Z'],
	])('reads %s in %s', (text, zone, utc) => {
		expect(toUtcTime(text, zone)).toBe(utc);
	});

	it('takes the first of two moments when clocks are put back', () => {
		expect(toUtcTime('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z');
	});

	it('goes forward over the hour that clocks leave out', () => {
		expect(toUtcTime('2026-03-29T02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00Z');
	});

	it('reads what expressions give: a Date and a Luxon DateTime', () => {
		const moment = Date.UTC(2026, 10, 15, 8, 30, 0, 999);
		const luxon = { toMillis: () => moment, toISODate: () => '2026-11-15' };
		expect(toUtcTime(new Date(moment), 'Asia/Tokyo')).toBe('2026-11-15T08:30:00Z');
		expect(toUtcTime(luxon, 'Asia/Tokyo')).toBe('2026-11-15T08:30:00Z');
	});

	it.each(['2026-02-30', '2026-13-01', '15.11.2026', 'tomorrow', '2026-11-15T25:00:00', '', 7, {}])(
		'refuses %p',
		(value) => {
			expect(() => toUtcTime(value, 'UTC')).toThrow(FieldProblem);
		},
	);

	it('is undone by reading the answer in any zone', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4_000_000_000 }),
				fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'),
				(seconds, zone) => {
					const text = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
					expect(toUtcTime(text, zone)).toBe(text);
				},
			),
		);
	});
});

describe('toDate', () => {
	it.each([
		['2026-11-15', '2026-11-15'],
		['2026-11-15T23:59:00', '2026-11-15'],
		['2026-11-15T00:00:00+14:00', '2026-11-15'],
	])('keeps the day that %s names', (text, day) => {
		for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12']) expect(toDate(text, zone)).toBe(day);
	});

	it('reads a Date in the zone of the workflow', () => {
		const lateEvening = new Date('2026-11-15T23:30:00Z');
		expect(toDate(lateEvening, 'UTC')).toBe('2026-11-15');
		expect(toDate(lateEvening, 'Europe/Berlin')).toBe('2026-11-16');
	});
});

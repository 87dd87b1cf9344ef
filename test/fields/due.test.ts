import fc from 'fast-check';
import { dueInUtc, dueOnClocks } from '../../nodes/PipedriveCrm/fields/due';
import { FieldProblem } from '../../nodes/PipedriveCrm/fields/fieldProblem';
import { toTimeOfDay } from '../../nodes/PipedriveCrm/fields/times';

describe('dueInUtc', () => {
	it.each([
		['2026-03-05', '09:30:00', 'Europe/Berlin', '2026-03-05', '08:30:00'],
		['2026-07-05', '09:30:00', 'Europe/Berlin', '2026-07-05', '07:30:00'],
		// The day becomes another one.
		['2026-03-01', '09:30:00', 'Australia/Sydney', '2026-02-28', '22:30:00'],
		['2026-12-31', '20:00:00', 'America/New_York', '2027-01-01', '01:00:00'],
		['2026-01-01', '00:15:00', 'Pacific/Kiritimati', '2025-12-31', '10:15:00'],
		['2026-02-28', '23:45:00', 'Etc/GMT+12', '2026-03-01', '11:45:00'],
		['2028-02-29', '01:00:00', 'Asia/Kathmandu', '2028-02-28', '19:15:00'],
		// Clocks are put forward at 2 and never show this time: as much later.
		['2026-03-29', '02:30:00', 'Europe/Berlin', '2026-03-29', '01:30:00'],
		// Clocks are put back at 3 and show this time twice: the first of the two.
		['2026-10-25', '02:30:00', 'Europe/Berlin', '2026-10-25', '00:30:00'],
		// A day that Samoa left out.
		['2011-12-30', '12:00:00', 'Pacific/Apia', '2011-12-30', '22:00:00'],
	])('sends %s %s in %s as %s %s', (day, time, zone, utcDay, utcTime) => {
		expect(dueInUtc({ day, time }, zone)).toEqual({ day: utcDay, time: utcTime });
	});

	it.each(['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC'])('leaves a whole day alone in %s', (zone) => {
		expect(dueInUtc({ day: '2026-03-01' }, zone)).toEqual({ day: '2026-03-01' });
		expect(dueOnClocks({ day: '2026-03-01' }, zone)).toEqual({ day: '2026-03-01' });
	});

	it('keeps the local day and time, there and back, in every zone', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 2_800_000_000 }),
				fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+12', 'Etc/GMT-14'),
				(seconds, zone) => {
					const moment = new Date(seconds * 1000).toISOString();
					const utc = { day: moment.slice(0, 10), time: moment.slice(11, 19) };
					const local = dueOnClocks(utc, zone);
					expect(dueOnClocks(dueInUtc(local, zone), zone)).toEqual(local);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('shows what other clocks of this zone show', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 2_800_000_000 }),
				fc.constantFrom(
					'Europe/Berlin',
					'Australia/Lord_Howe',
					'Pacific/Chatham',
					'America/St_Johns',
				),
				(seconds, zone) => {
					const moment = new Date(seconds * 1000);
					const text = moment.toISOString();
					const { day, time } = dueOnClocks(
						{ day: text.slice(0, 10), time: text.slice(11, 19) },
						zone,
					);
					expect(`${day} ${String(time)}`).toBe(moment.toLocaleString('sv-SE', { timeZone: zone }));
				},
			),
		);
	});
});

describe('toTimeOfDay', () => {
	it.each([
		['9:30', '09:30:00'],
		['09:30', '09:30:00'],
		[' 23:59:59 ', '23:59:59'],
		['00:00', '00:00:00'],
	])('reads %s', (text, time) => {
		expect(toTimeOfDay(text)).toBe(time);
	});

	it.each(['24:00', '9.30', '9', '9:5', '09:60', '9:30 pm', 'noon', '', '2026-03-01T09:30:00'])(
		'refuses %p',
		(text) => {
			expect(() => toTimeOfDay(text)).toThrow(FieldProblem);
		},
	);
});

import assert from 'node:assert/strict';
import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import { allRowsOf, type Row, rowsOf } from './rows.ts';
import type { Task } from './task.ts';

const timezone = 'Europe/Berlin';

/** A day on each side of a change of the clocks, at ten on those of Berlin. */
export const activityAtTen: Task = {
	letter: 'e',
	wish: 'an activity tomorrow at 10:00 in Berlin, with a deal and a person, and one when clocks differ',
	async play({ editor, sandbox, picture }) {
		const { canvas, panel } = editor;
		const { deal, person } = await dealWithPerson(sandbox);
		const tomorrow = dayIn(timezone, Date.now() + 86_400_000);
		const days = { tomorrow, 'other-clocks': dayOnOtherClocks(tomorrow) };
		await canvas.begin('Pipedrive CRM', 'Create activity');
		await panel.close();
		await editor.settings.setTimezone(timezone);

		await editor.openNode('Create activity');
		await panel.type('subject', 'Go through the offer');
		await panel.pickFromList('type', 'Meeting', 'Meeting');
		await panel.type('due_time', '10:00');
		await panel.pickFromList('deal_id', String(deal.title), String(deal.title));
		await panel.pickFromList('person_id', String(person.name), String(person.name));
		await panel.addTo('Additional Fields', 'Duration');
		await panel.type('duration', '00:45');
		for (const [name, day] of Object.entries(days)) {
			await panel.type('due_date', day);
			await editor.executeNode();
			await editor.waitForOutput(day);
			await picture(name);
		}

		const made = await rowsOf(sandbox, '/api/v2/activities?sort_by=id&sort_direction=desc&limit=2');
		assert.deepEqual(
			made.reverse().map((activity) => ({
				due: onClocks(
					timezone,
					Date.parse(`${String(activity.due_date)}T${String(activity.due_time)}Z`),
				),
				duration: activity.duration,
				deal: activity.deal_id,
				participants: activity.participants,
			})),
			Object.values(days).map((day) => ({
				due: `${day} 10:00:00`,
				duration: '00:45:00',
				deal: deal.id,
				participants: [{ person_id: person.id, primary: true }],
			})),
		);
		const times = new Set(made.map(({ due_time: time }) => time));
		assert.deepEqual(times, new Set(['09:00:00', '08:00:00']));
	},
};

/** An open deal that is with a person, each with a name that no other has: lists are searched for them. */
async function dealWithPerson(sandbox: Sandbox): Promise<{ deal: Row; person: Row }> {
	const deals = await allRowsOf(sandbox, '/api/v2/deals');
	const persons = await allRowsOf(sandbox, '/api/v2/persons');
	const titles = timesEach(deals.map(({ title }) => title));
	const names = timesEach(persons.map(({ name }) => name));
	for (const deal of deals.filter(({ status }) => status === 'open')) {
		const person = persons.find(({ id }) => id === deal.person_id);
		if (person && titles.get(deal.title) === 1 && names.get(person.name) === 1) {
			return { deal, person };
		}
	}
	throw new Error('No open deal is with a person, both with names of their own');
}

function timesEach(values: unknown[]): Map<unknown, number> {
	const times = new Map<unknown, number>();
	for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
	return times;
}

/** A summer's day for one in winter, and the other way round. */
function dayOnOtherClocks(day: string): string {
	const year = String(Number(day.slice(0, 4)) + 1);
	const noon = (of: string) => onClocks(timezone, Date.parse(`${of}T12:00Z`)).slice(11);
	const other = [`${year}-01-15`, `${year}-07-15`].find((one) => noon(one) !== noon(day));
	assert(other !== undefined, `The clocks of ${timezone} do not change`);
	return other;
}

/** What the clocks of a zone show at a moment: `2026-11-24 10:00:00`. */
function onClocks(zone: string, moment: number): string {
	return new Date(moment).toLocaleString('sv-SE', { timeZone: zone });
}

const dayIn = (zone: string, moment: number) => onClocks(zone, moment).slice(0, 10);

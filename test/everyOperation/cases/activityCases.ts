import { byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import { made, ofItem } from './account';
import { changesOf } from './changes';

const path = '/api/v2/activities';
const read = `${path}/{id}`;

const sets: SetParameters = {
	subject: { set: 'Show the new terminals' },
	type: { set: byName('Site Visit'), holds: { type: 'site_visit' } },
	due_date: { set: '2026-02-03' },
	due_time: { set: '14:30', holds: { due_time: '14:30:00' } },
	deal_id: {
		set: byName('Gutmann Group: annual support plan'),
		holds: { deal_id: 7 },
	},
	person_id: {
		set: byName('Shanny Hayes'),
		holds: { person_id: 2, participants: [{ person_id: 2, primary: true }, { person_id: 1 }] },
	},
	busy: { set: true },
	done: { set: true },
	duration: { set: '00:45', holds: { duration: '00:45:00' } },
	location: { set: '9446 Silas Junction', holds: { location: { value: '9446 Silas Junction' } } },
	note: { set: '<p>Bring the demo case</p>' },
	org_id: { set: byName('Mayert - Turner'), holds: { org_id: 2 } },
	owner_id: { set: byName('Ana Silva'), holds: { owner_id: 103 } },
	participants: {
		set: '2, 1',
		holds: { participants: [{ person_id: 2 }, { person_id: 1 }] },
	},
	priority: { set: byName('High'), holds: { priority: 33 } },
	public_description: { set: 'We show the new terminals' },
};

/** An activity belongs to a lead or to a deal. */
const ofLead: SetParameters = {
	subject: { set: 'Call back' },
	lead_id: {
		set: byName('Cassin, Douglas and Corkery downloaded the price list'),
		holds: { lead_id: 'e9b2a7fd-f337-49a4-aa84-2f711964eae8' },
	},
};

/** A project has its own people and deals. */
const ofProject: SetParameters = {
	subject: { set: 'Check the site' },
	project_id: { set: byName('Kling - Bruen: warehouse scanners'), holds: { project_id: 2 } },
};

const least = { path, body: { subject: 'Least' } };
const start = made(path, { subject: 'Old', due_date: '2026-01-20', due_time: '08:00' });
const matchBy = (value: string) => ({ matchBy: { match: [{ field: 'subject', value }] } });
const controls = { matchBy: 'says which record is meant' };

export const activityCases: ResourceCases = {
	...changesOf('activity', path, 'subject'),
	create: [
		{ sets, read, least },
		{ sets: ofLead, read, least },
		{ sets: ofProject, read, least },
	],
	update: [
		{ start, parameters: { activityId: ofItem() }, sets, read },
		{ start, parameters: { activityId: ofItem() }, sets: ofLead, read },
		{ start, parameters: { activityId: ofItem() }, sets: ofProject, read },
		{
			start,
			parameters: { activityId: ofItem() },
			sets: { allDay: { set: true, holds: { due_time: null, due_date: '2026-01-20' } } },
			read,
		},
	],
	upsert: [
		{ parameters: matchBy('Unheard of'), sets, read, least, controls },
		{ parameters: matchBy('Unheard of'), sets: ofLead, read, least, controls },
		{ parameters: matchBy('Unheard of'), sets: ofProject, read, least, controls },
		{ start, parameters: matchBy('Old'), sets, read, controls },
	],
	markAsDone: {
		start,
		parameters: { activityId: ofItem() },
		sets: {},
		read,
		becomes: { done: true },
	},
	delete: { start, parameters: { activityId: ofItem() }, gone: read },
	get: { start, parameters: { activityId: ofItem() }, answers: read },
	getAll: {
		parameters: { filters: { owner_id: byName('Ana Silva'), done: false } },
		answers: `${path}?owner_id=103&done=false&limit=50`,
	},
};

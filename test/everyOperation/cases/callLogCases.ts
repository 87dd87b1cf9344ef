import { byId, byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import { asUser, made } from './account';
import { fileOf } from './files';

const path = '/api/v1/callLogs';
const read = `${path}/{id}`;

const least = {
	to_phone_number: '+44 20 7946 0000',
	outcome: 'busy',
	start_time: '2026-01-10 09:00:00',
	end_time: '2026-01-10 09:01:00',
};

const start = made(path, least);
const callLogId = '={{ $json.id }}';

const needed: SetParameters = {
	to_phone_number: { set: '+46 8 555 0199' },
	outcome: { set: 'left_voicemail' },
	start_time: {
		set: '2026-01-14T10:00:00',
		holds: { start_time: '2026-01-14T10:00:00.000Z' },
	},
	end_time: { set: '2026-01-14T10:02:30', holds: { end_time: '2026-01-14T10:02:30.000Z' } },
};

const sets: SetParameters = {
	...needed,
	activity_id: { set: byId(3), holds: { activity_id: 3 } },
	deal_id: { set: byName('Gutmann Group: annual support plan'), holds: { deal_id: 7 } },
	duration: { set: 150, holds: { duration: '150' } },
	from_phone_number: { set: '+46 8 555 0110' },
	note: { set: 'Wants an offer' },
	org_id: { set: byName('Mayert - Turner'), holds: { org_id: 2 } },
	person_id: { set: byName('Shanny Hayes'), holds: { person_id: 2 } },
	subject: { set: 'About the offer' },
};

/** A call of another user. */
const ofAna: SetParameters = {
	...needed,
	user_id: { set: byName('Ana Silva'), holds: { user_id: 103 } },
};

const ofLead: SetParameters = {
	...needed,
	lead_id: {
		set: byName('Cassin, Douglas and Corkery downloaded the price list'),
		holds: { lead_id: 'e9b2a7fd-f337-49a4-aa84-2f711964eae8' },
	},
};

export const callLogCases: ResourceCases = {
	create: [
		...[sets, ofLead].map((one) => ({ sets: one, read, least: { path, body: least } })),
		{
			sets: ofAna,
			read: asUser('Ana Silva', read),
			least: { path, body: least },
		},
	],
	attachRecording: {
		start,
		parameters: { callLogId, binaryPropertyName: 'recording' },
		files: { recording: fileOf('call.mp3', 'audio/mpeg') },
		sets: {},
		controls: { binaryPropertyName: 'names the file of the item' },
		read,
		becomes: { has_recording: true },
	},
	delete: { start, parameters: { callLogId }, gone: read },
	get: { start, parameters: { callLogId }, answers: read },
	getAll: { start, answers: path },
};

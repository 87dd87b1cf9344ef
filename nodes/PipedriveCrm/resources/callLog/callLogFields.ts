import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';
import { ownerLocator } from '../locators/account';
import {
	attachedActivity,
	attachedDeal,
	attachedLead,
	attachedOrganization,
	attachedPerson,
} from '../locators/attached';
import { inBody, spacedTime } from '../send';

export const callLogId: INodeProperties = {
	displayName: 'Call Log ID',
	name: 'callLogId',
	type: 'string',
	typeOptions: { wordId: true },
	required: true,
	default: '',
	placeholder: 'e.g. 60f1a2b3c4d5e6f708192a3b4c5d6e7f',
	description: 'The ID of the call, as Get Many answers it',
};

export const inputField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input field containing the audio file',
};

export const toPhoneNumber: INodeProperties = inBody({
	displayName: 'To Phone Number',
	name: 'to_phone_number',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +372 88 99 00',
	description: 'The number that was called',
});

export const outcome: INodeProperties = inBody({
	displayName: 'Outcome',
	name: 'outcome',
	type: 'options',
	required: true,
	default: 'connected',
	description: 'How the call ended',
	options: [
		{ name: 'Busy', value: 'busy' },
		{ name: 'Connected', value: 'connected' },
		{ name: 'Left Message', value: 'left_message' },
		{ name: 'Left Voicemail', value: 'left_voicemail' },
		{ name: 'No Answer', value: 'no_answer' },
		{ name: 'Wrong Number', value: 'wrong_number' },
	],
});

export const startTime: INodeProperties = inBody({
	displayName: 'Start Time',
	name: 'start_time',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'When the call began',
});

export const endTime: INodeProperties = inBody({
	displayName: 'End Time',
	name: 'end_time',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'When the call ended',
});

export const additionalCallFields: INodeProperties[] = [
	{ ...attachedActivity, description: 'An activity that becomes this call' },
	attachedDeal,
	inBody({
		displayName: 'Duration',
		name: 'duration',
		type: 'number',
		default: 60,
		typeOptions: { minValue: 0, numberPrecision: 0 },
		description: 'How long the call took, in seconds',
	}),
	inBody({
		displayName: 'From Phone Number',
		name: 'from_phone_number',
		type: 'string',
		default: '',
		placeholder: 'e.g. +372 88 99 00',
		description: 'The number that called',
	}),
	attachedLead,
	inBody({
		displayName: 'Note',
		name: 'note',
		type: 'string',
		default: '',
		typeOptions: { rows: 3 },
		description: 'What was said, plain or as HTML',
	}),
	attachedOrganization,
	attachedPerson,
	inBody({
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		placeholder: 'e.g. Call about the offer',
		description: 'What the call is called in Pipedrive',
	}),
	inBody({
		...ownerLocator,
		displayName: 'User',
		name: 'user_id',
		description: 'Who made the call. Left out, it is the user of the credential.',
	}),
];

/** Times without a zone, and the seconds as text, as the API wants them. */
export function callBody(body: IDataObject): IDataObject {
	const shaped = { ...body };
	for (const key of ['start_time', 'end_time']) {
		const time = shaped[key];
		if (typeof time === 'string') shaped[key] = spacedTime(time);
	}
	if (shaped.duration !== undefined) shaped.duration = String(shaped.duration);
	return shaped;
}

export function endsAfterStart({ body }: PreparedRequest): string | undefined {
	return String(body.end_time) < String(body.start_time)
		? "'End Time' lies before 'Start Time'"
		: undefined;
}

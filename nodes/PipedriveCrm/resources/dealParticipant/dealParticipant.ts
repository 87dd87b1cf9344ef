import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playRemoveParticipant } from '../../run/players/removeParticipant';
import { additionalConditions, conditionsMatch } from '../conditions';
import { dataToSend, unknownKeys } from '../dataToSend';
import { dealLocator, personLocator } from '../locators/records';
import { linkedNames, plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody } from '../send';
import { participantConditionNames } from './participantConditionNames';
import { participantInputNames } from './participantInputNames';

type Nested = IDataObject | null | undefined;

const primaryOf = (entries: unknown): IDataObject[string] => {
	const list = Array.isArray(entries) ? (entries as IDataObject[]) : [];
	return (list.find(({ primary }) => primary === true) ?? list[0])?.value ?? null;
};

const record: RecordShape = {
	marksRequired: false,
	flatten: (row) => {
		const person = row.person as Nested;
		const nested = row.person_id as Nested;
		const user = row.added_by_user_id as Nested;
		const deal = row.related_item_data as Nested;
		return {
			...row,
			deal_id: row.related_item_id ?? deal?.deal_id ?? null,
			deal_title: deal?.title ?? null,
			person_id: nested?.value ?? person?.id ?? null,
			person_name: nested?.name ?? person?.name ?? null,
			email: primaryOf(nested?.email),
			phone: primaryOf(nested?.phone),
			org_id: (person?.org_id as Nested)?.value ?? null,
			org_name: person?.org_name ?? null,
			added_by_user_id: user?.id ?? null,
			added_by_user_name: user?.name ?? null,
		};
	},
	simple: [
		'id',
		'deal_id',
		'deal_title',
		'person_id',
		'person_name',
		'email',
		'phone',
		'org_id',
		'org_name',
		'add_time',
		'added_by_user_id',
		'added_by_user_name',
	],
	clearable: [],
	inputNames: participantInputNames,
	names: [],
	linked: [],
	conditionNames: participantConditionNames,
};

/** Somebody who was added or removed. */
const change: RecordShape = {
	marksRequired: false,
	simple: ['action', 'person_id', 'time', 'actor_user_id'],
	clearable: [],
	names: [{ id: 'actor_user_id', name: 'actor_user_name', from: 'users' }],
	linked: [{ id: 'person_id', name: 'person_name', collection: '/api/v2/persons' }],
};

const removeBy: INodeProperties[] = [
	{
		displayName: 'Remove By',
		name: 'removeBy',
		type: 'options',
		noDataExpression: true,
		default: 'person',
		description: 'How the participant is named',
		options: [
			{
				name: 'Participant ID',
				value: 'participantId',
				description: 'The ID of the row that Get Many answers',
			},
			{
				name: 'Person',
				value: 'person',
				description: 'The row is looked up, which costs 10 tokens',
				routing: {
					// The person stands where the row has to; playRemoveParticipant puts it there.
					request: {
						url: '=/api/v1/deals/{{$parameter.dealId}}/participants/{{$parameter.personId}}',
					},
				},
			},
		],
	},
	{
		displayName: 'Participant ID',
		name: 'participantId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 42',
		description: 'The ID of the row that Get Many answers, not that of the person',
		displayOptions: { show: { removeBy: ['participantId'] } },
	},
	{
		...personLocator,
		name: 'personId',
		required: true,
		description: 'The person to take off the deal',
		displayOptions: { show: { removeBy: ['person'] } },
	},
];

export const dealParticipant: Resource = {
	option: {
		name: 'Deal Participant',
		value: 'dealParticipant',
		description: 'A person who takes part in a deal',
	},
	record,
	operations: [
		{
			option: {
				name: 'Add',
				value: 'add',
				action: 'Add participant to deal',
				description: 'Let a person take part in a deal',
				routing: {
					request: { method: 'POST', url: '=/api/v1/deals/{{$parameter.dealId}}/participants' },
				},
			},
			fields: [
				dealLocator,
				...dataToSend([
					inBody({
						...personLocator,
						required: true,
						description: 'The person who takes part in the deal',
					}),
				]),
				...plainRecordOutput(unknownKeys),
			],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Change Log',
				value: 'getChangeLog',
				action: 'Get change log of participants',
				description: 'Retrieve who was added to a deal or removed from it, when and by whom',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/deals/{{$parameter.dealId}}/participantsChangelog',
					},
				},
			},
			fields: [dealLocator, ...returnAllOrLimit, ...plainRecordOutput(linkedNames)],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
			record: change,
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many participants of deal',
				description: 'Retrieve the persons who take part in a deal',
				routing: {
					request: { method: 'GET', url: '=/api/v1/deals/{{$parameter.dealId}}/participants' },
				},
			},
			fields: [
				dealLocator,
				...returnAllOrLimit,
				additionalConditions,
				...plainRecordOutput(conditionsMatch),
			],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
		},
		{
			option: {
				name: 'Remove',
				value: 'remove',
				action: 'Remove participant from deal',
				description: 'Take a person off a deal. The person stays in the account.',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v1/deals/{{$parameter.dealId}}/participants/{{$parameter.participantId}}',
					},
				},
			},
			fields: [dealLocator, ...removeBy, ...runOptions],
			answer: { kind: 'deleted' },
			play: playRemoveParticipant,
		},
	],
};

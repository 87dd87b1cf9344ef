import type { INodeProperties } from 'n8n-workflow';
import { isListed, watchedObjects } from '../../events/watchedObjects';
import {
	authentication,
	changeFilters,
	eventsProperties,
	stageFilters,
	triggerOn,
} from './triggerProperties';
import { triggerOutput } from './triggerOutput';

const listed = watchedObjects.filter(isListed);
const withHistory = listed.filter(({ list }) => list.hasHistory).map(({ value }) => value);
const listsDeleted = listed
	.filter(({ list }) => list.listsDeletedBy !== undefined)
	.map(({ value }) => value);

const choices = ['anything', ...listed.map(({ value }) => value)];

const triggerOnListed: INodeProperties = {
	...triggerOn,
	options: triggerOn.options
		.filter(({ value }) => choices.includes(value))
		.map((option) =>
			option.value === 'anything'
				? { ...option, description: 'Activities, deals, organizations, persons and products' }
				: option,
		),
};

const readChangeHistory: INodeProperties = {
	displayName: 'Read Change History',
	name: 'readChangeHistory',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask for every changed record what it was before and who changed it, at 20 tokens a record. More events and filters can be chosen then.',
	displayOptions: { show: { triggerOn: withHistory } },
};

const notKnown = { readChangeHistory: [false] };
const known = { readChangeHistory: [true] };

/** What a poll can tell of an event: by its kind, by a time of its own, or by what was there before. */
const events: INodeProperties[] = [
	...eventsProperties(
		(choice, { action, ownTime }) =>
			withHistory.includes(choice) &&
			(action === 'delete'
				? listsDeleted.includes(choice)
				: action !== undefined || ownTime !== undefined),
		notKnown,
	),
	...eventsProperties(
		(choice, { action }) =>
			withHistory.includes(choice) && (action !== 'delete' || listsDeleted.includes(choice)),
		known,
	),
	...eventsProperties(
		(choice, { action, ownTime }) =>
			choices.includes(choice) &&
			!withHistory.includes(choice) &&
			action !== 'delete' &&
			(action !== undefined || ownTime !== undefined),
	),
];

const costOfDeals: INodeProperties = {
	displayName:
		'A poll costs 10 API tokens, 10 more with the events Created, Won, Lost or Also When Created in This Stage, and 10 more with Deleted. 10 tokens a poll are 14,400 a day when polling every minute, 2,880 every 5 minutes and 960 every 15 minutes.',
	name: 'costOfDeals',
	type: 'notice',
	default: '',
	displayOptions: { show: { triggerOn: ['deal'] } },
};

const costOfOne: INodeProperties = {
	displayName:
		'A poll costs 10 API tokens, and 10 more with the events Created or Marked as Done. 10 tokens a poll are 14,400 a day when polling every minute, 2,880 every 5 minutes and 960 every 15 minutes.',
	name: 'costOfOne',
	type: 'notice',
	default: '',
	displayOptions: { show: { triggerOn: ['activity', 'organization', 'person', 'product'] } },
};

const costOfLead: INodeProperties = {
	displayName:
		'A poll costs 20 API tokens, and 20 more with the event Created. 20 tokens a poll are 28,800 a day when polling every minute, 5,760 every 5 minutes and 1,920 every 15 minutes.',
	name: 'costOfLead',
	type: 'notice',
	default: '',
	displayOptions: { show: { triggerOn: ['lead', 'note'] } },
};

const costOfSetUp: INodeProperties = {
	displayName:
		'A poll costs 5 API tokens, and 5 more with the event Created. 5 tokens a poll are 7,200 a day when polling every minute, 1,440 every 5 minutes and 480 every 15 minutes.',
	name: 'costOfSetUp',
	type: 'notice',
	default: '',
	displayOptions: { show: { triggerOn: ['pipeline', 'stage'] } },
};

const costOfAnything: INodeProperties = {
	displayName:
		'A poll costs 50 API tokens, and 50 more with the event Created. 50 tokens a poll are 72,000 a day when polling every minute, 14,400 every 5 minutes and 4,800 every 15 minutes.',
	name: 'costOfAnything',
	type: 'notice',
	default: '',
	displayOptions: { show: { triggerOn: ['anything'] } },
};

const startFrom: INodeProperties = {
	displayName: 'Start From',
	name: 'startFrom',
	type: 'options',
	default: 'now',
	description: 'Which changes count when the workflow is published for the first time',
	options: [
		{
			name: 'Date',
			value: 'date',
			description: 'All that changed since a date, then what changes',
		},
		{
			name: 'Now',
			value: 'now',
			description:
				'What changes from now on. The first poll starts one run without items, so that n8n keeps the point to go on from.',
		},
	],
};

const startDate: INodeProperties = {
	displayName: 'Start Date',
	name: 'startDate',
	type: 'dateTime',
	required: true,
	default: '',
	description:
		'What was created or changed at this time or later counts. Another date starts again from there.',
	displayOptions: { show: { startFrom: ['date'] } },
};

const archivedToo: INodeProperties = {
	displayName: 'Archived Deals',
	name: 'archived',
	type: 'boolean',
	default: false,
	description: 'Whether to watch archived deals too, at 20 tokens more for every poll',
	displayOptions: { show: { '/triggerOn': ['deal'] } },
};

const archivedLeadsToo: INodeProperties = {
	displayName: 'Archived Leads',
	name: 'archived',
	type: 'boolean',
	default: false,
	description:
		'Whether to watch archived leads too, at 40 tokens more for every poll. A lead that is archived counts as updated then.',
	displayOptions: { show: { '/triggerOn': ['lead'] } },
};

const historiesPerPoll: INodeProperties = {
	displayName: 'Histories per Poll',
	name: 'historiesPerPoll',
	type: 'number',
	default: 100,
	typeOptions: { minValue: 1, numberPrecision: 0 },
	description:
		'How many changed records one poll hands on while it reads their history, at 20 tokens each. What is more comes with the next polls, the oldest first.',
	displayOptions: { show: { '/readChangeHistory': [true] } },
};

/** The panel of the polling trigger, below n8n's own Poll Times. */
export const pollProperties: INodeProperties[] = [
	authentication,
	triggerOnListed,
	costOfDeals,
	costOfOne,
	costOfLead,
	costOfSetUp,
	costOfAnything,
	readChangeHistory,
	...events,
	...stageFilters({ knowsPrevious: known }),
	...changeFilters({ knowsPrevious: known }),
	startFrom,
	startDate,
	...triggerOutput(archivedToo, archivedLeadsToo, historiesPerPoll),
];

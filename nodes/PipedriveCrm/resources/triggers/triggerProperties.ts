import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	activityEvents,
	commonEvents,
	contactEvents,
	dealEvents,
	type EventKind,
	productEvents,
} from '../../events/eventKinds';

/** The part of the panel by which both triggers say what they wait for. */

export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'API Token', value: 'apiToken' },
		{ name: 'OAuth2', value: 'oAuth2' },
	],
	default: 'apiToken',
};

export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'options',
	noDataExpression: true,
	default: 'deal',
	description: 'What to watch',
	options: [
		{ name: 'Activity', value: 'activity', action: 'On activity created, done or changed' },
		{ name: 'Anything', value: 'anything', action: 'On anything created, changed or deleted' },
		{ name: 'Deal', value: 'deal', action: 'On deal created, moved, won, lost or changed' },
		{ name: 'Organization', value: 'organization', action: 'On organization created or changed' },
		{ name: 'Person', value: 'person', action: 'On person created or changed' },
		{ name: 'Product', value: 'product', action: 'On product created or changed' },
	],
};

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: [],
	description: 'What has to happen to start the workflow',
};

/** The events of every choice of Trigger On, and which of them stand there at first. */
const eventsByChoice: { triggerOn: string; kinds: EventKind[]; initial: string[] }[] = [
	{ triggerOn: 'activity', kinds: activityEvents, initial: ['markedAsDone'] },
	{ triggerOn: 'anything', kinds: commonEvents, initial: ['created', 'updated'] },
	{ triggerOn: 'deal', kinds: dealEvents, initial: ['created', 'updated'] },
	{ triggerOn: 'organization', kinds: contactEvents, initial: ['created', 'updated'] },
	{ triggerOn: 'person', kinds: contactEvents, initial: ['created', 'updated'] },
	{ triggerOn: 'product', kinds: productEvents, initial: ['created', 'updated'] },
];

/**
 * Events, once for every choice of Trigger On.
 * @param offered whether a trigger can tell an event of that choice
 * @param show what has to be chosen beside it, where the events depend on more
 */
export const eventsProperties = (
	offered: (choice: string, kind: EventKind) => boolean = () => true,
	show: IDisplayOptions['show'] = {},
): INodeProperties[] =>
	eventsByChoice.flatMap(({ triggerOn: choice, kinds, initial }) => {
		const options = kinds
			.filter((kind) => offered(choice, kind))
			.map(({ name, value, description }): INodePropertyOptions => ({ name, value, description }));
		const displayOptions = { show: { triggerOn: [choice], ...show } };
		return options.length === 0 ? [] : [{ ...events, default: initial, displayOptions, options }];
	});

const stageEvents = { triggerOn: ['deal'], events: ['stageChanged'] };

const toStage: INodeProperties = {
	displayName: 'To Stage Names or IDs',
	name: 'toStages',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchStages' },
	default: [],
	description:
		'Only deals that move to one of these stages; left empty, to any. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	displayOptions: { show: stageEvents },
};

const fromStage: INodeProperties = {
	displayName: 'From Stage Names or IDs',
	name: 'fromStages',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchStages' },
	default: [],
	description:
		'Only deals that move from one of these stages; left empty, from any. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	displayOptions: { show: stageEvents },
};

const alsoCreatedInStage: INodeProperties = {
	displayName: 'Also When Created in This Stage',
	name: 'alsoCreatedInStage',
	type: 'boolean',
	default: false,
	description: 'Whether a deal that is created in the stage counts as having moved there',
	displayOptions: { show: stageEvents },
};

const owners: INodeProperties = {
	displayName: 'Owner Names or IDs',
	name: 'owners',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchUsers' },
	default: [],
	description:
		'Only records of these users. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

const pipelines: INodeProperties = {
	displayName: 'Pipeline Names or IDs',
	name: 'pipelines',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchPipelines' },
	default: [],
	description:
		'Only deals in these pipelines. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	displayOptions: { show: { '/triggerOn': ['deal'] } },
};

const changedFields: INodeProperties = {
	displayName: 'Changed Field Names or IDs',
	name: 'changedFields',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getChangeFields' },
	default: [],
	description:
		'Only updates that change one of these fields; creations and deletions are not affected. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	displayOptions: { hide: { '/triggerOn': ['anything'] } },
};

const ignoreOwnChanges: INodeProperties = {
	displayName: 'Ignore Changes by This Connection',
	name: 'ignoreOwnChanges',
	type: 'boolean',
	default: true,
	description:
		'Whether to leave out what the user of the credential changes through the API, so that a workflow does not start itself',
};

/** Which filters a trigger can apply: those about previous values and about who did it may need more. */
export interface FilterChoices {
	/** What has to be chosen so that previous values and users are known; left out, they always are. */
	knowsPrevious?: IDisplayOptions['show'];
}

/** Filters by stage, which stand for themselves, since they belong to one event. */
export const stageFilters = ({ knowsPrevious }: FilterChoices = {}): INodeProperties[] => [
	toStage,
	{ ...fromStage, displayOptions: { show: { ...stageEvents, ...knowsPrevious } } },
	alsoCreatedInStage,
];

/** All other filters. */
export const changeFilters = ({ knowsPrevious }: FilterChoices = {}): INodeProperties[] => {
	const fromRoot = Object.fromEntries(
		Object.entries(knowsPrevious ?? {}).map(([name, values]) => [`/${name}`, values]),
	);
	const onlyThen = (field: INodeProperties): INodeProperties => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, ...fromRoot },
		},
	});
	return [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [onlyThen(changedFields), onlyThen(ignoreOwnChanges), owners, pipelines],
		},
		{
			...valueChanges,
			displayOptions: { show: knowsPrevious, hide: { triggerOn: ['anything'] } },
		},
	];
};

const valueChanges: INodeProperties = {
	displayName: 'Value Changes',
	name: 'valueChanges',
	type: 'fixedCollection',
	placeholder: 'Add value change',
	default: {},
	typeOptions: { multipleValues: true },
	description:
		'Only updates in which one of these fields goes from one value to another; creations and deletions are not affected',
	options: [
		{
			displayName: 'Value Change',
			name: 'change',
			values: [
				{
					displayName: 'Field Name or ID',
					name: 'field',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getChangeFields' },
					default: '',
					description:
						'The field to look at. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'string',
					default: '',
					placeholder: 'e.g. Trial',
					description: 'The value before, by its label where it is an option; left empty, any',
				},
				{
					displayName: 'To',
					name: 'to',
					type: 'string',
					default: '',
					placeholder: 'e.g. Customer',
					description: 'The value after, by its label where it is an option; left empty, any',
				},
			],
		},
	],
};

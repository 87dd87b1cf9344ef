import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { commonEvents, type EventKind } from '../../events/eventKinds';
import { watchedObjects } from '../../events/watchedObjects';
import { listFilters } from '../collections';

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

/** What to watch, every choice with what the node creator shows of it. */
export const triggerOn = {
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'options',
	noDataExpression: true,
	default: 'deal',
	description: 'What to watch',
	options: [
		{ name: 'Activity', value: 'activity', action: 'On activity created, done or changed' },
		{ name: 'Anything', value: 'anything', action: 'On anything created, changed or deleted' },
		{ name: 'Board', value: 'board', action: 'On board created or changed' },
		{ name: 'Deal', value: 'deal', action: 'On deal created, moved, won, lost or changed' },
		{
			name: 'Deal Installment',
			value: 'dealInstallment',
			action: 'On deal installment added or changed',
		},
		{ name: 'Deal Product', value: 'dealProduct', action: 'On deal product added or changed' },
		{ name: 'Lead', value: 'lead', action: 'On lead created or changed' },
		{ name: 'Note', value: 'note', action: 'On note created or changed' },
		{ name: 'Organization', value: 'organization', action: 'On organization created or changed' },
		{ name: 'Person', value: 'person', action: 'On person created or changed' },
		{ name: 'Phase', value: 'phase', action: 'On phase created or changed' },
		{ name: 'Pipeline', value: 'pipeline', action: 'On pipeline created or changed' },
		{ name: 'Product', value: 'product', action: 'On product created or changed' },
		{ name: 'Project', value: 'project', action: 'On project created, moved or changed' },
		{ name: 'Stage', value: 'stage', action: 'On stage created or changed' },
		{ name: 'Task', value: 'task', action: 'On task created, done or changed' },
		{ name: 'User', value: 'user', action: 'On user invited, deactivated or changed' },
	],
} satisfies INodeProperties;

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: [],
	description: 'What has to happen to start the workflow',
};

const initial = ['created', 'updated'];

/** The events of every choice of Trigger On, and which of them stand there at first. */
const eventsByChoice: { choice: string; kinds: EventKind[]; initial: string[] }[] = [
	...watchedObjects.map(({ value, events: kinds, initialEvents = initial }) => ({
		choice: value,
		kinds,
		initial: initialEvents,
	})),
	{ choice: 'anything', kinds: commonEvents, initial },
	{ choice: 'other', kinds: commonEvents, initial },
];

/**
 * Events, once for all choices of Trigger On that have the same.
 * @param offered whether a trigger can tell an event of that choice
 * @param show what has to be chosen beside it, where the events depend on more
 */
export function eventsProperties(
	offered: (choice: string, kind: EventKind) => boolean,
	show: IDisplayOptions['show'] = {},
): INodeProperties[] {
	const alike = new Map<string, { property: INodeProperties; choices: string[] }>();
	for (const { choice, kinds, initial: chosen } of eventsByChoice) {
		const options = kinds
			.filter((kind) => offered(choice, kind))
			.map(({ name, value, description }): INodePropertyOptions => ({ name, value, description }));
		if (options.length === 0) continue;
		const property: INodeProperties = { ...events, default: chosen, options };
		const key = JSON.stringify(property);
		const { choices } = alike.get(key) ?? { choices: [] };
		alike.set(key, { property, choices: [...choices, choice] });
	}
	return [...alike.values()].map(({ property, choices }) => ({
		...property,
		displayOptions: { show: { triggerOn: choices, ...show } },
	}));
}

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

const withOwner = [
	...(['activity', 'anything', 'deal', 'lead', 'organization', 'other', 'person'] as const),
	...(['product', 'project'] as const),
];

const owners: INodeProperties = {
	displayName: 'Owner Names or IDs',
	name: 'owners',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchUsers' },
	default: [],
	description:
		'Only records of these users. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	displayOptions: { show: { '/triggerOn': withOwner } },
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
	displayOptions: { hide: { '/triggerOn': ['anything', 'other'] } },
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
		listFilters([onlyThen(changedFields), onlyThen(ignoreOwnChanges), owners, pipelines]),
		{
			...valueChanges,
			displayOptions: { show: knowsPrevious, hide: { triggerOn: ['anything', 'other'] } },
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

import type { INodeProperties } from 'n8n-workflow';
import { pipelineLocator, stageLocator } from '../locators/account';
import { byId } from '../locators/byId';
import * as fields from './goalFields';

/** The API's keys have dots in them, which are no path here. */
const inQuery = (field: INodeProperties, property: string): INodeProperties => ({
	...field,
	routing: { send: { type: 'query', property, propertyInDotNotation: false } },
});

const activityType: INodeProperties = {
	displayName: 'Activity Type',
	name: 'activity_type_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Only goals that count activities of this type',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActivityTypeNumbers', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Call',
		},
		byId,
	],
};

const day = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description,
});

export const periodStart: INodeProperties = inQuery(
	day('Period Start', 'period_start', 'The first day of the period; not before the goal starts'),
	'period.start',
);

export const periodEnd: INodeProperties = inQuery(
	day('Period End', 'period_end', 'The last day of the period'),
	'period.end',
);

/** Everything that goals can be found by. */
export const goalFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Without any but Active, only your own goals',
	options: [
		inQuery(
			{
				displayName: 'Active',
				name: 'is_active',
				type: 'boolean',
				default: false,
				description: 'Whether to find active goals, as without this filter, or else the others',
			},
			'is_active',
		),
		inQuery(activityType, 'type.params.activity_type_id'),
		inQuery(fields.assignee, 'assignee.id'),
		inQuery(fields.assigneeType, 'assignee.type'),
		inQuery(fields.currency, 'expected_outcome.currency_id'),
		periodEnd,
		periodStart,
		inQuery(pipelineLocator, 'type.params.pipeline_id'),
		inQuery(stageLocator, 'type.params.stage_id'),
		inQuery(fields.target, 'expected_outcome.target'),
		inQuery(fields.title, 'title'),
		inQuery(fields.trackingMetric, 'expected_outcome.tracking_metric'),
		inQuery(fields.typeName, 'type.name'),
	],
};

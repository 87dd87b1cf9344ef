import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playConfirmChanges, playGetChanges } from '../../run/players/changes';
import { allChangesOrLimit, changesNode, filtersOfChanges, firstSince, moveMark } from '../changes';
import { additionalConditions, conditionsMatch } from '../conditions';
import { recordOutput } from '../recordOutput';
import { leadFilters } from './leadLists';

const archivedToo: INodeProperties = {
	displayName: 'Archived Leads',
	name: 'archivedToo',
	type: 'boolean',
	default: false,
	description:
		'Whether to look at archived leads too, at 40 tokens more for every 500 that changed. A lead that is archived counts as updated then; without it, such leads are not told.',
};

export const getLeadChanges: Operation = {
	option: {
		name: 'Get Changes',
		value: 'getChanges',
		action: 'Get changes of leads',
		description: 'Retrieve the leads that were created or changed since the last run of this node',
		routing: { request: { method: 'GET', url: '/api/v1/leads' } },
	},
	fields: [
		firstSince,
		{
			...moveMark,
			description:
				'When changes count as handed on. Runs that are started by hand never move the mark. A run costs 40 tokens and more when there are more than 500 changes.',
		},
		...allChangesOrLimit,
		filtersOfChanges(leadFilters),
		additionalConditions('getLeadConditionFields'),
		...recordOutput(conditionsMatch, archivedToo),
	],
	answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
	play: playGetChanges,
};

export const confirmLeadChanges: Operation = {
	option: {
		name: 'Confirm Changes',
		value: 'confirmChanges',
		action: 'Confirm changes of leads',
		description: 'Say at the end of the workflow that the leads from Get Changes are dealt with',
		routing: { request: { method: 'GET', url: '/api/v1/leads' } },
	},
	fields: [changesNode],
	answer: { kind: 'mark' },
	play: playConfirmChanges,
};

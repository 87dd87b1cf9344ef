import type { Operation } from '../../run/operation';
import { playConfirmChanges, playGetChanges } from '../../run/players/changes';
import { allChangesOrLimit, changesNode, filtersOfChanges, firstSince, moveMark } from '../changes';
import { additionalConditions, conditionsMatch } from '../conditions';
import { linkedNames, plainRecordOutput } from '../recordOutput';
import { activityFilters, activityIncludeFields } from './activityLists';

export const getActivityChanges: Operation = {
	option: {
		name: 'Get Changes',
		value: 'getChanges',
		action: 'Get changes of activities',
		description:
			'Retrieve the activities that were created or changed since the last run of this node',
		routing: { request: { method: 'GET', url: '/api/v2/activities' } },
	},
	fields: [
		firstSince,
		moveMark,
		...allChangesOrLimit,
		filtersOfChanges(activityFilters),
		additionalConditions,
		...plainRecordOutput(conditionsMatch, linkedNames, activityIncludeFields),
	],
	answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
	play: playGetChanges,
};

export const confirmActivityChanges: Operation = {
	option: {
		name: 'Confirm Changes',
		value: 'confirmChanges',
		action: 'Confirm changes of activities',
		description:
			'Say at the end of the workflow that the activities from Get Changes are dealt with',
		routing: { request: { method: 'GET', url: '/api/v2/activities' } },
	},
	fields: [changesNode],
	answer: { kind: 'mark' },
	play: playConfirmChanges,
};

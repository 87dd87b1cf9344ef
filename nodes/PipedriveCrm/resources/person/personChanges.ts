import type { Operation } from '../../run/operation';
import { playConfirmChanges, playGetChanges } from '../../run/players/changes';
import { allChangesOrLimit, changesNode, filtersOfChanges, firstSince, moveMark } from '../changes';
import { additionalConditions, conditionsMatch } from '../conditions';
import { recordOutput } from '../recordOutput';
import { personFilters, personIncludeFields } from './personLists';

export const getPersonChanges: Operation = {
	option: {
		name: 'Get Changes',
		value: 'getChanges',
		action: 'Get changes of persons',
		description:
			'Retrieve the persons that were created or changed since the last run of this node',
		routing: { request: { method: 'GET', url: '/api/v2/persons' } },
	},
	fields: [
		firstSince,
		moveMark,
		...allChangesOrLimit,
		filtersOfChanges(personFilters),
		additionalConditions,
		...recordOutput(conditionsMatch, personIncludeFields),
	],
	answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
	play: playGetChanges,
};

export const confirmPersonChanges: Operation = {
	option: {
		name: 'Confirm Changes',
		value: 'confirmChanges',
		action: 'Confirm changes of persons',
		description: 'Say at the end of the workflow that the persons from Get Changes are dealt with',
		routing: { request: { method: 'GET', url: '/api/v2/persons' } },
	},
	fields: [changesNode],
	answer: { kind: 'mark' },
	play: playConfirmChanges,
};

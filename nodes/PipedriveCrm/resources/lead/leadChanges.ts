import type { Operation } from '../../run/operation';
import { playConfirmChanges, playGetChanges } from '../../run/players/changes';
import {
	allChangesOrLimit,
	archivedToo,
	changesNode,
	filtersOfChanges,
	firstSince,
	moveMark,
} from '../changes';
import { additionalConditions, conditionsMatch } from '../conditions';
import { recordOutput } from '../recordOutput';
import { leadFilters } from './leadLists';

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
		moveMark,
		...allChangesOrLimit,
		filtersOfChanges(leadFilters),
		additionalConditions,
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

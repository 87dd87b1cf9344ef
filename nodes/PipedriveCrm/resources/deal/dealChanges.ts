import type { Operation } from '../../run/operation';
import { playConfirmChanges, playGetChanges } from '../../run/players/changes';
import {
	allChangesOrLimit,
	archivedToo,
	changesNode,
	deletedToo,
	filtersOfChanges,
	firstSince,
	moveMark,
} from '../changes';
import { additionalConditions, conditionsMatch } from '../conditions';
import { recordOutput } from '../recordOutput';
import { dealFilters, dealIncludeFields } from './dealLists';

export const getDealChanges: Operation = {
	option: {
		name: 'Get Changes',
		value: 'getChanges',
		action: 'Get changes of deals',
		description: 'Retrieve the deals that were created or changed since the last run of this node',
		routing: { request: { method: 'GET', url: '/api/v2/deals' } },
	},
	fields: [
		firstSince,
		moveMark,
		...allChangesOrLimit,
		deletedToo,
		filtersOfChanges(dealFilters),
		additionalConditions,
		...recordOutput(conditionsMatch, dealIncludeFields, archivedToo),
	],
	answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
	play: playGetChanges,
};

export const confirmDealChanges: Operation = {
	option: {
		name: 'Confirm Changes',
		value: 'confirmChanges',
		action: 'Confirm changes of deals',
		description: 'Say at the end of the workflow that the deals from Get Changes are dealt with',
		routing: { request: { method: 'GET', url: '/api/v2/deals' } },
	},
	fields: [changesNode],
	answer: { kind: 'mark' },
	play: playConfirmChanges,
};

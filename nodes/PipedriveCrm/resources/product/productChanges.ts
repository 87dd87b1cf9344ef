import type { Operation } from '../../run/operation';
import { playConfirmChanges, playGetChanges } from '../../run/players/changes';
import { allChangesOrLimit, changesNode, filtersOfChanges, firstSince, moveMark } from '../changes';
import { additionalConditions, conditionsMatch } from '../conditions';
import { unlinkedRecordOutput } from '../recordOutput';
import { productFilters } from './productLists';

export const getProductChanges: Operation = {
	option: {
		name: 'Get Changes',
		value: 'getChanges',
		action: 'Get changes of products',
		description:
			'Retrieve the products that were created or changed since the last run of this node',
		routing: { request: { method: 'GET', url: '/api/v2/products' } },
	},
	fields: [
		firstSince,
		moveMark,
		...allChangesOrLimit,
		filtersOfChanges(productFilters),
		additionalConditions,
		...unlinkedRecordOutput(conditionsMatch),
	],
	answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
	play: playGetChanges,
};

export const confirmProductChanges: Operation = {
	option: {
		name: 'Confirm Changes',
		value: 'confirmChanges',
		action: 'Confirm changes of products',
		description: 'Say at the end of the workflow that the products from Get Changes are dealt with',
		routing: { request: { method: 'GET', url: '/api/v2/products' } },
	},
	fields: [changesNode],
	answer: { kind: 'mark' },
	play: playConfirmChanges,
};

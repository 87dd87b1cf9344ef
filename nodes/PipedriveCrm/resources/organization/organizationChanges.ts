import type { Operation } from '../../run/operation';
import { playConfirmChanges, playGetChanges } from '../../run/players/changes';
import { allChangesOrLimit, changesNode, filtersOfChanges, firstSince, moveMark } from '../changes';
import { additionalConditions, conditionsMatch } from '../conditions';
import { unlinkedRecordOutput } from '../recordOutput';
import { organizationFilters, organizationIncludeFields } from './organizationLists';

export const getOrganizationChanges: Operation = {
	option: {
		name: 'Get Changes',
		value: 'getChanges',
		action: 'Get changes of organizations',
		description:
			'Retrieve the organizations that were created or changed since the last run of this node',
		routing: { request: { method: 'GET', url: '/api/v2/organizations' } },
	},
	fields: [
		firstSince,
		moveMark,
		...allChangesOrLimit,
		filtersOfChanges(organizationFilters),
		additionalConditions,
		...unlinkedRecordOutput(conditionsMatch, organizationIncludeFields),
	],
	answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
	play: playGetChanges,
};

export const confirmOrganizationChanges: Operation = {
	option: {
		name: 'Confirm Changes',
		value: 'confirmChanges',
		action: 'Confirm changes of organizations',
		description:
			'Say at the end of the workflow that the organizations from Get Changes are dealt with',
		routing: { request: { method: 'GET', url: '/api/v2/organizations' } },
	},
	fields: [changesNode],
	answer: { kind: 'mark' },
	play: playConfirmChanges,
};

import type { Operation } from '../../run/operation';
import { playMerge } from '../../run/players/merge';
import { organizationToWorkOn } from '../locators/records';
import { unlinkedRecordOutput } from '../recordOutput';
import { inBody } from '../send';

export const mergeOrganizations: Operation = {
	option: {
		name: 'Merge',
		value: 'merge',
		action: 'Merge organizations',
		description:
			'Merge an organization into another one. Only the other one stays, and its values win. This cannot be undone.',
		routing: {
			request: { method: 'PUT', url: '=/api/v1/organizations/{{$parameter.organizationId}}/merge' },
		},
	},
	fields: [
		{
			...organizationToWorkOn,
			displayName: 'Organization to Merge Away',
			description: 'The organization that is gone afterwards',
		},
		inBody({
			...organizationToWorkOn,
			displayName: 'Organization to Keep',
			name: 'merge_with_id',
			description: 'The organization that stays, with what the other one had beside it',
		}),
		...unlinkedRecordOutput(),
	],
	answer: { kind: 'recordReadAgain' },
	repeat: 'never',
	play: playMerge,
};

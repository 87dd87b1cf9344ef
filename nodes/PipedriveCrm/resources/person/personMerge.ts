import type { Operation } from '../../run/operation';
import { playMerge } from '../../run/players/merge';
import { personToWorkOn } from '../locators/records';
import { recordOutput } from '../recordOutput';
import { inBody } from '../send';

export const mergePersons: Operation = {
	option: {
		name: 'Merge',
		value: 'merge',
		action: 'Merge persons',
		description:
			'Merge a person into another one. Only the other one stays, and its values win. This cannot be undone.',
		routing: {
			request: { method: 'PUT', url: '=/api/v1/persons/{{$parameter.personId}}/merge' },
		},
	},
	fields: [
		{
			...personToWorkOn,
			displayName: 'Person to Merge Away',
			description: 'The person that is gone afterwards',
		},
		inBody({
			...personToWorkOn,
			displayName: 'Person to Keep',
			name: 'merge_with_id',
			description: 'The person that stays, with what the other one had beside it',
		}),
		...recordOutput(),
	],
	answer: { kind: 'recordReadAgain' },
	repeat: 'never',
	play: playMerge,
};

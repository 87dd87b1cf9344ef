import type { Operation } from '../../run/operation';
import { playMerge } from '../../run/players/merge';
import { dealLocator } from '../locators/records';
import { recordOutput } from '../recordOutput';
import { inBody } from '../send';

export const mergeDeals: Operation = {
	option: {
		name: 'Merge',
		value: 'merge',
		action: 'Merge deals',
		description:
			'Merge a deal into another one. Only the other one stays, and its values win. This cannot be undone.',
		routing: {
			request: { method: 'PUT', url: '=/api/v1/deals/{{$parameter.dealId}}/merge' },
		},
	},
	fields: [
		{
			...dealLocator,
			displayName: 'Deal to Merge Away',
			description: 'The deal that is gone afterwards',
		},
		inBody({
			...dealLocator,
			displayName: 'Deal to Keep',
			name: 'merge_with_id',
			description: 'The deal that stays, with what the other one had beside it',
		}),
		...recordOutput(),
	],
	answer: { kind: 'recordReadAgain' },
	repeat: 'never',
	play: playMerge,
};

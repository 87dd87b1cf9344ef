import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from './send';

/** The deals of which a list tells, by their ids. */
export const dealIds: INodeProperties = inQuery({
	displayName: 'Deal IDs',
	name: 'deal_ids',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 12, 15, 18',
	description:
		'The IDs of the deals, separated by commas or as an array. More than 100 are read 100 by 100.',
});

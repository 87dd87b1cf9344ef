import type { INodeProperties } from 'n8n-workflow';
import { inBody } from './send';

/** Who may see a deal, person or organization (https://developers.pipedrive.com/docs/api/v1, "visible_to"). */
export const visibleTo: INodeProperties = inBody({
	displayName: 'Visible To',
	name: 'visible_to',
	type: 'options',
	default: 3,
	description: 'Who may see it. Which choices exist depends on the plan of the account.',
	options: [
		{
			name: "Owner's Visibility Group",
			value: 3,
			description: 'On plans without visibility groups: the entire company',
		},
		{
			name: "Owner's Visibility Group and Sub-Groups",
			value: 5,
		},
		{
			name: 'Entire Company',
			value: 7,
		},
		{
			name: 'Owner Only',
			value: 1,
			description: 'On plans without visibility groups: owner and followers',
		},
	],
});

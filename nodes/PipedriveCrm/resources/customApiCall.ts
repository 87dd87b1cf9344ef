import type { INodeProperties } from 'n8n-workflow';

/** n8n adds an entry Custom API Call to every list, and sends people elsewhere; here they need not go. */
export const customApiCall: INodeProperties[] = [
	{
		displayName:
			"To send a request of your own, choose the resource API: it reaches any path of Pipedrive's API, at the pace that it allows",
		name: 'customApiCallOfResource',
		type: 'notice',
		default: '',
		displayOptions: { show: { resource: ['__CUSTOM_API_CALL__'] } },
	},
	{
		displayName:
			"To send a request of your own, choose the resource API: it reaches any path of Pipedrive's API, at the pace that it allows",
		name: 'customApiCallOfOperation',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { operation: ['__CUSTOM_API_CALL__'] },
			hide: { resource: ['__CUSTOM_API_CALL__'] },
		},
	},
];

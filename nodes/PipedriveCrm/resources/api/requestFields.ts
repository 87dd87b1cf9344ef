import type { INodeProperties } from 'n8n-workflow';

/** What a request of one's own is made of. Nothing of it is sent by the row itself: its player puts it together. */
export const requestFields: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		noDataExpression: true,
		default: 'GET',
		description: 'What to do',
		options: [
			{ name: 'DELETE', value: 'DELETE' },
			{ name: 'GET', value: 'GET' },
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT' },
		],
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. /api/v2/deals/42',
		description: 'Below the address of the account; it begins with /api/v1/ or /api/v2/',
	},
	{
		displayName: 'Query Parameters',
		name: 'query',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Parameter',
		description: 'What stands behind the question mark',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. status',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. open',
						description: 'A parameter without a value is left out',
					},
				],
			},
		],
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '{}',
		description: 'What to send, an object or a list; an empty object sends none',
		displayOptions: { show: { method: ['DELETE', 'PATCH', 'POST', 'PUT'] } },
	},
	{
		displayName: 'Pages',
		name: 'pageStyle',
		type: 'options',
		noDataExpression: true,
		default: 'none',
		description: 'How a list is read on',
		displayOptions: { show: { method: ['GET'] } },
		options: [
			{
				name: 'By Cursor',
				value: 'cursor',
				description: 'As lists of version 2 are read',
			},
			{
				name: 'By Offset',
				value: 'offset',
				description: 'As long lists of version 1 are read',
			},
			{
				name: 'None',
				value: 'none',
				description: 'One request, whatever it answers',
			},
		],
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { method: ['GET'], pageStyle: ['cursor', 'offset'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: {
			show: { method: ['GET'], pageStyle: ['cursor', 'offset'], returnAll: [false] },
		},
	},
	{
		displayName: 'Custom Fields by Name',
		name: 'decode',
		type: 'boolean',
		default: true,
		description:
			'Whether custom fields of deals, persons, organizations, products and projects come by their names and with the labels of options, or as the API answers them',
	},
];

export const requestOptions: INodeProperties[] = [
	{
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 500, numberPrecision: 0 },
		default: 100,
		description: 'How many results to ask for at once; not every list gives more than 100',
	},
	{
		displayName: 'Send Body as Form',
		name: 'asForm',
		type: 'boolean',
		default: true,
		description:
			'Whether to send the body as a form instead of JSON, as a few paths of version 1 want',
	},
];

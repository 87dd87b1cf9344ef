import type { INodeProperties } from 'n8n-workflow';

/** How fast Pipedrive may be asked, the same for every way of signing in. */
export const rateLimitProperties: INodeProperties[] = [
	{
		displayName: 'Rate Limit',
		name: 'rateLimit',
		type: 'options',
		default: 'automatic',
		description:
			'How many requests Pipedrive allows this account. Automatic starts carefully and learns the limit from the answers.',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'Learn the limit from what Pipedrive answers',
			},
			{
				name: 'Custom',
				value: 'custom',
				description: 'A number of requests of your own, e.g. to leave room for other tools',
			},
			{
				name: 'Enterprise (1,000 a Minute)',
				value: 'enterprise',
			},
			{
				name: 'Growth',
				value: 'growth',
				description: '40 requests in 2 seconds with an API token, 160 with OAuth',
			},
			{
				name: 'Lite',
				value: 'lite',
				description: '20 requests in 2 seconds with an API token, 80 with OAuth',
			},
			{
				name: 'Premium',
				value: 'premium',
				description: '100 requests in 2 seconds with an API token, 400 with OAuth',
			},
			{
				name: 'Professional (500 a Minute)',
				value: 'professional',
			},
			{
				name: 'Starter (100 a Minute)',
				value: 'starter',
			},
			{
				name: 'Ultimate',
				value: 'ultimate',
				description: '120 requests in 2 seconds with an API token, 480 with OAuth',
			},
		],
	},
	{
		displayName: 'Requests',
		name: 'customRequests',
		type: 'number',
		default: 20,
		typeOptions: { minValue: 1 },
		displayOptions: { show: { rateLimit: ['custom'] } },
		description: 'How many requests may be sent within the seconds below',
	},
	{
		displayName: 'Within Seconds',
		name: 'customSeconds',
		type: 'number',
		default: 2,
		typeOptions: { minValue: 1 },
		displayOptions: { show: { rateLimit: ['custom'] } },
		description: 'The length of the window in which the requests are counted',
	},
];

/** Where the API is, for those who reach it by another way than Pipedrive's own host. */
export const baseUrlProperty: INodeProperties = {
	displayName: 'Base URL (Advanced)',
	name: 'baseUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. http://127.0.0.1:4010',
	description:
		'Leave empty to reach Pipedrive itself. Only for a sandbox account or a proxy: the credential is sent to this address.',
};

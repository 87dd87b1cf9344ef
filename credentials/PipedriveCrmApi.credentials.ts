import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { baseUrlProperty, rateLimitProperties } from './rateLimit';

/**
 * Signs in with the personal API token of a Pipedrive user, sent as `x-api-token`
 * (https://pipedrive.readme.io/docs/core-api-concepts-authentication).
 */
export class PipedriveCrmApi implements ICredentialType {
	name = 'pipedriveCrmApi';

	displayName = 'Pipedrive CRM API';

	icon = {
		light: 'file:../nodes/PipedriveCrm/pipedriveCrm.svg',
		dark: 'file:../nodes/PipedriveCrm/pipedriveCrm.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-pipedrive-crm/n8n-nodes-pipedrive-crm#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In Pipedrive: your picture › Personal preferences › API. It acts with the permissions of its user.',
		},
		{
			displayName: 'Company Domain',
			name: 'companyDomain',
			type: 'string',
			default: '',
			placeholder: 'e.g. acme',
			description:
				"The first part of your Pipedrive address: 'acme' for https://acme.pipedrive.com. Records link to it.",
		},
		...rateLimitProperties,
		baseUrlProperty,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-api-token': '={{ $credentials.apiToken }}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.baseUrl ? $credentials.baseUrl.trim().replace(/\\/+$/, "") : "https://" + ($credentials.companyDomain || "api").trim().replace(/^https?:\\/\\//, "").replace(/[^A-Za-z0-9-].*$/, "") + ".pipedrive.com" }}',
			url: '/api/v1/users/me',
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'success',
					value: false,
					message: 'Pipedrive refused the token; copy it again from Personal preferences › API',
				},
			},
		],
	};
}

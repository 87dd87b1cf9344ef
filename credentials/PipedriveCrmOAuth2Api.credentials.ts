import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { baseUrlProperty, rateLimitProperties } from './rateLimit';

/**
 * Signs in through an app of Pipedrive's Developer Hub, by OAuth 2.0
 * (https://pipedrive.readme.io/docs/marketplace-oauth-authorization). Scopes are those of the app, so
 * none are asked for here. Pipedrive itself offers the authorization code; client credentials are for
 * servers that stand in for it, and need the base URL.
 */
export class PipedriveCrmOAuth2Api implements ICredentialType {
	name = 'pipedriveCrmOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Pipedrive CRM OAuth2 API';

	icon = {
		light: 'file:../nodes/PipedriveCrm/pipedriveCrm.svg',
		dark: 'file:../nodes/PipedriveCrm/pipedriveCrm.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-pipedrive-crm/n8n-nodes-pipedrive-crm#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
				},
			],
			default: 'authorizationCode',
			description:
				'Pipedrive itself offers the authorization code. Client credentials are for a sandbox or a proxy, and need its base URL.',
		},
		...rateLimitProperties,
		baseUrlProperty,
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default:
				'={{ $self["baseUrl"] ? $self["baseUrl"].trim().replace(/\\/+$/, "") : "https://oauth.pipedrive.com" }}/oauth/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default:
				'={{ $self["baseUrl"] ? $self["baseUrl"].trim().replace(/\\/+$/, "") : "https://oauth.pipedrive.com" }}/oauth/token',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
	];
}

import type { INodeProperties } from 'n8n-workflow';
import { byId } from './byId';

/**
 * Locators of records that have a page of their own. `searchListMethod` names the directory in which both the editor and the runner look
 * a name up (fields/directories.ts).
 */

export const dealLocator: INodeProperties = {
	displayName: 'Deal',
	name: 'dealId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The deal to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchDeals', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Acme renewal 2026',
		},
		byId,
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.pipedrive.com/deal/42',
			extractValue: { type: 'regex', regex: 'https?://[^/]+/deal/(\\d+)' },
		},
	],
};

export const personLocator: INodeProperties = {
	displayName: 'Person',
	name: 'person_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The person that the deal is with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPersons', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Nathan Smith or nathan@example.com',
		},
		byId,
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.pipedrive.com/person/42',
			extractValue: { type: 'regex', regex: 'https?://[^/]+/person/(\\d+)' },
		},
	],
};

export const organizationLocator: INodeProperties = {
	displayName: 'Organization',
	name: 'org_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The organization that the deal is with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOrganizations', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Acme Ltd',
		},
		byId,
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.pipedrive.com/organization/42',
			extractValue: { type: 'regex', regex: 'https?://[^/]+/organization/(\\d+)' },
		},
	],
};

/** The person of the path. */
export const personToWorkOn: INodeProperties = {
	...personLocator,
	name: 'personId',
	required: true,
	description: 'The person to work on',
};

/** The organization of the path. */
export const organizationToWorkOn: INodeProperties = {
	...organizationLocator,
	name: 'organizationId',
	required: true,
	description: 'The organization to work on',
};

import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { optional, withoutUrl } from './byId';

const everyLocator: { modes: [INodePropertyMode] } = {
	modes: [
		{
			displayName: 'By ID',
			name: 'recordId',
			type: 'string',
			placeholder: 'e.g. adf21080-0e10-11eb-879b-05d71fb426ec',
		},
	],
};

/** The mode for IDs of leads and their labels, which are UUIDs. */
const [byUuid] = everyLocator.modes;

export const leadLocator: INodeProperties = {
	displayName: 'Lead',
	name: 'leadId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The lead to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchLeads', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Acme asks for a demo',
		},
		byUuid,
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder:
				'e.g. https://acme.pipedrive.com/leads/inbox/adf21080-0e10-11eb-879b-05d71fb426ec',
			extractValue: { type: 'regex', regex: 'https?://[^/]+/leads/inbox/([0-9a-fA-F-]{36})' },
		},
	],
};

/** The lead that something belongs to; it takes little room, as leads stand beside other kinds of records. */
export const linkedLeadLocator: INodeProperties = {
	...optional(withoutUrl(leadLocator)),
	name: 'lead_id',
	description: 'The lead that it is attached to',
};

export const leadLabelLocator: INodeProperties = {
	displayName: 'Lead Label',
	name: 'leadLabelId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The label to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchLeadLabels', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Hot',
		},
		byUuid,
	],
};

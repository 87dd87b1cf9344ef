import type { INodeProperties } from 'n8n-workflow';
import { currencyLocator, ownerLocator } from '../locators/account';
import { organizationLocator, personLocator } from '../locators/records';
import { inBody } from '../send';
import { visibleTo } from '../visibleTo';

export const title: INodeProperties = inBody({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme asks for a demo',
	description: 'What the lead is called',
});

export const person: INodeProperties = inBody({
	...personLocator,
	description: 'The person behind the lead; it needs a person or an organization',
});

export const organization: INodeProperties = inBody({
	...organizationLocator,
	name: 'organization_id',
	description: 'The organization behind the lead',
});

const owner: INodeProperties = inBody(ownerLocator);

const labels: INodeProperties = inBody({
	displayName: 'Label Names or IDs',
	name: 'label_ids',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getLeadLabels' },
	default: [],
	description:
		'The labels of the lead, by which an update replaces those it has unless an option says otherwise. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

const value: INodeProperties = inBody(
	{
		displayName: 'Value',
		name: 'value',
		type: 'number',
		default: 0,
		description: 'How much the lead may be worth. It needs a currency.',
	},
	'value.amount',
);

const currency: INodeProperties = inBody(
	{ ...currencyLocator, description: 'The currency of the value' },
	'value.currency',
);

const expectedCloseDate: INodeProperties = inBody({
	displayName: 'Expected Close Date',
	name: 'expected_close_date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The day on which a deal is expected',
});

const seen: INodeProperties = inBody({
	displayName: 'Seen',
	name: 'was_seen',
	type: 'boolean',
	default: true,
	description: 'Whether somebody has opened the lead in Pipedrive',
});

const channel: INodeProperties = inBody({
	displayName: 'Source Channel',
	name: 'channel',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	default: 0,
	description: 'The ID of the marketing channel that the lead came from',
});

const channelId: INodeProperties = inBody({
	displayName: 'Source Channel ID',
	name: 'channel_id',
	type: 'string',
	default: '',
	placeholder: 'e.g. spring-campaign',
	description: 'A text of your own that tells channels apart',
});

const originId: INodeProperties = inBody({
	displayName: 'Source Origin ID',
	name: 'origin_id',
	type: 'string',
	default: '',
	placeholder: 'e.g. form-42',
	description: 'A text of your own that tells where the lead came from; only for a new lead',
});

const archived: INodeProperties = inBody({
	displayName: 'Archived',
	name: 'is_archived',
	type: 'boolean',
	default: true,
	description: 'Whether the lead is archived',
});

/** What both new leads and those that are there can be given. */
const ofEveryLead: INodeProperties[] = [
	channel,
	channelId,
	currency,
	expectedCloseDate,
	labels,
	owner,
	seen,
	value,
	visibleTo,
];

const byName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

/** What can be given beside the fields that Create shows at once. */
export const additionalLeadFields: INodeProperties[] = [...ofEveryLead, originId].sort(byName);

/** Everything about a lead that an update can change, by the name that the editor shows. */
export const updatableLeadFields: INodeProperties[] = [
	...ofEveryLead,
	archived,
	organization,
	person,
	title,
].sort(byName);

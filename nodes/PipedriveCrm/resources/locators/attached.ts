import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { inBody } from '../send';
import { ownerLocator } from './account';
import { activityLocator } from './activities';
import { optional } from './byId';
import { linkedLeadLocator } from './leads';
import { productLocator } from './products';
import { projectLocator, taskLocator } from './projects';
import { dealLocator, organizationLocator, personLocator } from './records';

/**
 * Locators for what hangs on other records: the record in the path of a request, or in its body, and the
 * kind of record that decides the path.
 */

export const userInPath: INodeProperties = {
	...ownerLocator,
	displayName: 'User',
	name: 'userId',
	required: true,
	description: 'The user who follows',
};

const personInPath: INodeProperties = {
	...personLocator,
	name: 'personId',
	required: true,
	description: 'The person to work on',
};

const organizationInPath: INodeProperties = {
	...organizationLocator,
	name: 'organizationId',
	required: true,
	description: 'The organization to work on',
};

const attachedTo = (locator: INodeProperties, key: string, description: string): INodeProperties =>
	inBody({ ...optional(locator), name: key, description });

export const attachedDeal = attachedTo(dealLocator, 'deal_id', 'The deal that it is attached to');

export const attachedPerson = attachedTo(
	personLocator,
	'person_id',
	'The person that it is attached to',
);

export const attachedOrganization = attachedTo(
	organizationLocator,
	'org_id',
	'The organization that it is attached to',
);

export const attachedLead = inBody(linkedLeadLocator);

export const attachedProduct = attachedTo(
	productLocator,
	'product_id',
	'The product that it is attached to',
);

export const attachedActivity = attachedTo(
	activityLocator,
	'activity_id',
	'The activity that it is attached to',
);

export const attachedProject = attachedTo(
	projectLocator,
	'project_id',
	'The project that it is attached to',
);

export const attachedTask = attachedTo(
	taskLocator,
	'task_id',
	'The task of a project that it is attached to',
);

const only = (kind: string, locator: INodeProperties): INodeProperties => ({
	...locator,
	displayOptions: { show: { of: [kind] } },
});

type UrlOf = (record: string) => string;

const kindOfRecord = (urlOf: UrlOf, others: INodePropertyOptions[] = []): INodeProperties => ({
	displayName: 'Of',
	name: 'of',
	type: 'options',
	noDataExpression: true,
	default: 'deal',
	description: 'The kind of record',
	options: [
		{
			name: 'Deal',
			value: 'deal',
			routing: { request: { url: urlOf('deals/{{$parameter.dealId}}') } },
		},
		{
			name: 'Organization',
			value: 'organization',
			routing: { request: { url: urlOf('organizations/{{$parameter.organizationId}}') } },
		},
		{
			name: 'Person',
			value: 'person',
			routing: { request: { url: urlOf('persons/{{$parameter.personId}}') } },
		},
		{
			name: 'Product',
			value: 'product',
			routing: { request: { url: urlOf('products/{{$parameter.productId}}') } },
		},
		...others,
	],
});

const recordOfKind: INodeProperties[] = [
	only('deal', dealLocator),
	only('organization', organizationInPath),
	only('person', personInPath),
	only('product', productLocator),
];

/**
 * Of which record: its kind, which decides the url, and the record itself.
 * @param urlOf makes a url of n8n's kind of the record's part of the path, e.g. 'deals/{{$parameter.dealId}}'
 */
export const ofRecord = (urlOf: UrlOf): INodeProperties[] => [kindOfRecord(urlOf), ...recordOfKind];

/** Of which record or user; otherwise as `ofRecord`. */
export const ofRecordOrUser = (urlOf: UrlOf): INodeProperties[] => [
	kindOfRecord(urlOf, [
		{
			name: 'User',
			value: 'user',
			routing: { request: { url: urlOf('users/{{$parameter.userId}}') } },
		},
	]),
	...recordOfKind,
	only('user', { ...userInPath, description: 'The user who is followed' }),
];

import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import type { PreparedRequest } from '../../run/prepare';
import { additionalFields } from '../collections';
import { withoutUrl } from '../locators/byId';
import { organizationLocator } from '../locators/records';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inBody, inQuery } from '../send';

/** Version 1 nests the organizations; their ids are called value there. */
function flatEnd(record: IDataObject, key: string, name: string): IDataObject {
	const end = record[key];
	if (typeof end !== 'object' || end === null) return { [key]: end };
	const { value, name: called } = end as IDataObject;
	return { [key]: value, [name]: called };
}

const record: RecordShape = {
	marksRequired: false,
	flatten: (relationship) => ({
		...relationship,
		...flatEnd(relationship, 'rel_owner_org_id', 'rel_owner_org_name'),
		...flatEnd(relationship, 'rel_linked_org_id', 'rel_linked_org_name'),
	}),
	simple: [
		'id',
		'type',
		'rel_owner_org_id',
		'rel_owner_org_name',
		'rel_linked_org_id',
		'rel_linked_org_name',
		'calculated_type',
		'calculated_related_org_id',
		'related_organization_name',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [],
	linked: [],
};

const relationshipId: INodeProperties = {
	displayName: 'Organization Relationship ID',
	name: 'organizationRelationshipId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The ID of the relationship, as Get Many answers it',
};

const type: INodeProperties = inBody({
	displayName: 'Type',
	name: 'type',
	type: 'options',
	default: 'parent',
	description: 'How the organizations belong together',
	options: [
		{ name: 'Parent', value: 'parent', description: 'The first one is the parent of the second' },
		{ name: 'Related', value: 'related' },
	],
});

const owner: INodeProperties = inBody({
	...organizationLocator,
	displayName: 'Parent Organization',
	name: 'rel_owner_org_id',
	description: 'The parent, or of related organizations the one',
});

const linked: INodeProperties = inBody({
	...organizationLocator,
	displayName: 'Daughter Organization',
	name: 'rel_linked_org_id',
	description: 'The daughter, or of related organizations the other',
});

const seenFrom: INodeProperties = {
	...withoutUrl(organizationLocator),
	displayName: 'Seen From',
	description: 'The organization that the calculated type is seen from',
};

function oneIsNotTheOther({ body }: PreparedRequest): string | undefined {
	return body.rel_owner_org_id !== undefined && body.rel_owner_org_id === body.rel_linked_org_id
		? "'Parent Organization' and 'Daughter Organization' are the same"
		: undefined;
}

export const organizationRelationship: Resource = {
	option: {
		name: 'Organization Relationship',
		value: 'organizationRelationship',
		description: 'That an organization is the parent of another, or related to it',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create organization relationship',
				description: 'Make an organization the parent of another, or relate the two',
				routing: { request: { method: 'POST', url: '/api/v1/organizationRelationships' } },
			},
			fields: [
				{ ...type, required: true },
				{ ...owner, required: true },
				{ ...linked, required: true },
				additionalFields([inBody(seenFrom)]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [oneIsNotTheOther],
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete organization relationship',
				description: 'Take the relationship away; both organizations stay',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v1/organizationRelationships/{{$parameter.organizationRelationshipId}}',
					},
				},
			},
			fields: [relationshipId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get organization relationship',
				description: 'Retrieve a relationship',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/organizationRelationships/{{$parameter.organizationRelationshipId}}',
					},
				},
			},
			fields: [relationshipId, ...plainRecordOutput(inQuery(seenFrom))],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many organization relationships',
				description: 'Retrieve the relationships of an organization',
				routing: { request: { method: 'GET', url: '/api/v1/organizationRelationships' } },
			},
			fields: [
				inQuery({
					...organizationLocator,
					required: true,
					description: 'The organization whose relationships are wanted',
				}),
				...returnAllOrLimit,
				...plainRecordOutput(),
			],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update organization relationship',
				description: 'Change a relationship. What is not given stays as it is.',
				routing: {
					request: {
						method: 'PUT',
						url: '=/api/v1/organizationRelationships/{{$parameter.organizationRelationshipId}}',
					},
				},
			},
			fields: [
				relationshipId,
				additionalFields([linked, owner, inBody(seenFrom), type]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [oneIsNotTheOther],
		},
	],
};

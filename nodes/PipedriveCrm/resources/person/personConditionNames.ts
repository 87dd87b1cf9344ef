import type { ConditionNames } from '../../fields/conditionFields';
import { keysOnRequest } from '../includeFields';
import { personIncludeFields } from './personLists';

/** What conditions on persons know beside the account's list of fields. */
export const personConditionNames: ConditionNames = {
	fields: [
		{ key: 'emails', name: 'Email', type: 'varchar' },
		{
			key: 'fax',
			name: 'Fax',
			type: 'phone',
			path: 'phones',
			only: { key: 'label', value: 'fax' },
		},
		{ key: 'first_name', name: 'First Name', type: 'varchar' },
		{
			key: 'is_deleted',
			name: 'Deleted',
			type: 'boolean',
			remark: 'Pipedrive normally lists only persons that are not deleted.',
		},
		{ key: 'last_name', name: 'Last Name', type: 'varchar' },
		{
			key: 'mobile',
			name: 'Mobile Phone',
			type: 'phone',
			path: 'phones',
			only: { key: 'label', value: 'mobile' },
		},
		{ key: 'org_id', name: 'Organization', type: 'org' },
		{ key: 'owner_id', name: 'Owner', type: 'user' },
		{ key: 'phones', name: 'Phone', type: 'phone' },
		{ key: 'phones.label', name: 'Phone: Label', type: 'varchar' },
		{ key: 'emails.label', name: 'Email: Label', type: 'varchar' },
	],
	aliases: {
		deleted: 'is_deleted',
		email: 'emails',
		'emails.value': 'emails',
		organization_id: 'org_id',
		owner_user_id: 'owner_id',
		phone: 'phones',
		'phones.value': 'phones',
		// There with contact sync only; else the name is that of a custom field, or has no place.
		title: 'job_title',
		user_id: 'owner_id',
	},
	placeless: {
		creator_user_id: {
			reason: 'Pipedrive does not tell who created a person',
			offer: "Use the owner instead: the filter 'Owner', or a condition on it.",
		},
		title: {
			reason:
				'a job title is there with contact sync only, and the account has no field of that name',
			offer: 'Add a custom field named Title in Pipedrive, or use the condition on another field.',
		},
	},
	onRequest: keysOnRequest(personIncludeFields),
};

import type { ConditionNames } from '../../fields/conditionFields';
import type { Placeless } from '../../fields/placeless';
import { keysOnRequest } from '../includeFields';
import { organizationIncludeFields } from './organizationLists';

const onlyCustom = (what: string): Placeless => ({
	reason: `organizations have no ${what}, and the account has no custom field of that name`,
	offer: 'Add a custom field of that name in Pipedrive, or use the condition on another field.',
});

/** What conditions on organizations know beside the account's list of fields. */
export const organizationConditionNames: ConditionNames = {
	fields: [
		{ key: 'employee_count', name: 'Number of Employees', type: 'int' },
		{
			key: 'is_deleted',
			name: 'Deleted',
			type: 'boolean',
			remark: 'Pipedrive normally lists only organizations that are not deleted.',
		},
		{ key: 'owner_id', name: 'Owner', type: 'user' },
		{ key: 'website', name: 'Website', type: 'varchar' },
	],
	aliases: {
		city: 'address.locality',
		country: 'address.country',
		deleted: 'is_deleted',
		industry_id: 'industry',
		num_employees: 'employee_count',
		owner_user_id: 'owner_id',
		state: 'address.admin_area_level_1',
		user_id: 'owner_id',
	},
	placeless: {
		creator_user_id: {
			reason: 'Pipedrive does not tell who created an organization',
			offer: "Use the owner instead: the filter 'Owner', or a condition on it.",
		},
		description: onlyCustom('description'),
		industry_id: {
			reason: 'the industry comes with company data, which the account does not have',
			offer: 'Use the condition on another field, or add a custom field for the industry.',
		},
		org_type: {
			reason: 'organizations have no type, and the account has no custom field of that name',
			offer: 'Use the condition on the labels (label_ids), or add a custom field of that name.',
		},
		phone: onlyCustom('phone number of their own'),
	},
	onRequest: keysOnRequest(organizationIncludeFields),
};

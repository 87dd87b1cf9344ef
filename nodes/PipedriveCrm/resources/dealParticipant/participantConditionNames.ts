import type { ConditionNames } from '../../fields/conditionFields';

/** What conditions on participants can be about: the row of API v1, and the person inside it. */
export const participantConditionNames: ConditionNames = {
	fields: [
		{
			key: 'active_flag',
			name: 'Active',
			type: 'boolean',
			words: ['active', 'inactive'],
		},
		{ key: 'add_time', name: 'Add Time', type: 'date' },
		{ key: 'added_by_user_id', name: 'Added By', type: 'user' },
		{ key: 'id', name: 'ID', type: 'int' },
		{ key: 'person.email', name: 'Email', type: 'varchar' },
		{ key: 'person.first_name', name: 'First Name', type: 'varchar' },
		{ key: 'person.label_ids', name: 'Person: Label IDs', type: 'int' },
		{ key: 'person.last_name', name: 'Last Name', type: 'varchar' },
		{ key: 'person.name', name: 'Person Name', type: 'varchar' },
		{ key: 'person.org_id', name: 'Organization', type: 'org' },
		{ key: 'person.org_name', name: 'Organization Name', type: 'varchar' },
		{ key: 'person.owner_id', name: 'Owner of the Person', type: 'user' },
		{ key: 'person.phone', name: 'Phone', type: 'phone' },
		{ key: 'person.visible_to', name: 'Visible To', type: 'int' },
		{ key: 'person_id', name: 'Person', type: 'people' },
		{ key: 'related_item_id', name: 'Deal', type: 'deal' },
	],
	aliases: {
		deal_id: 'related_item_id',
		email: 'person.email',
		first_name: 'person.first_name',
		last_name: 'person.last_name',
		name: 'person.name',
		org_id: 'person.org_id',
		org_name: 'person.org_name',
		organization_id: 'person.org_id',
		person_name: 'person.name',
		phone: 'person.phone',
		status: 'active_flag',
		visible_to: 'person.visible_to',
	},
	placeless: {
		role: {
			reason: 'a participant has no role',
			offer: 'Use the condition on the person inside the row, such as its name or visible_to.',
		},
		user_id: {
			reason: 'participants are persons; users who take part are followers',
			offer: 'Follower → Get Many answers the users who follow a deal.',
		},
	},
	onRequest: [],
};

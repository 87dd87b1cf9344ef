import type { ConditionNames } from '../../fields/conditionFields';
import { keysOnRequest } from '../includeFields';
import { activityIncludeFields } from './activityLists';

/** The fields of activities: their list in API v2 wants the scope `admin`, and accounts cannot add to it. */
export const activityConditionNames: ConditionNames = {
	fields: [
		{ key: 'add_time', name: 'Add Time', type: 'date' },
		{ key: 'attendees', name: 'Attendee Email', type: 'varchar', path: 'attendees.email' },
		{ key: 'busy', name: 'Busy', type: 'boolean', words: ['busy', 'free'] },
		{ key: 'creator_user_id', name: 'Creator', type: 'user' },
		{ key: 'deal_id', name: 'Deal', type: 'deal' },
		{ key: 'done', name: 'Done', type: 'boolean', words: ['done', 'to do'] },
		{ key: 'due_date', name: 'Due Date', type: 'due_day', path: '' },
		{ key: 'due_time', name: 'Due Time', type: 'due_time', path: '' },
		{ key: 'duration', name: 'Duration', type: 'duration' },
		{ key: 'id', name: 'ID', type: 'int' },
		{
			key: 'is_deleted',
			name: 'Deleted',
			type: 'boolean',
			remark: 'Pipedrive normally lists only activities that are not deleted.',
		},
		{ key: 'lead_id', name: 'Lead', type: 'varchar' },
		{ key: 'location', name: 'Location', type: 'address' },
		{ key: 'marked_as_done_time', name: 'Marked as Done Time', type: 'date' },
		{ key: 'note', name: 'Note', type: 'text' },
		{ key: 'org_id', name: 'Organization', type: 'org' },
		{ key: 'owner_id', name: 'Owner', type: 'user' },
		{ key: 'participants', name: 'Participant', type: 'people', path: 'participants.person_id' },
		{ key: 'person_id', name: 'Person', type: 'people' },
		{ key: 'priority', name: 'Priority', type: 'priority' },
		{ key: 'project_id', name: 'Project', type: 'project' },
		{ key: 'public_description', name: 'Public Description', type: 'text' },
		{ key: 'subject', name: 'Subject', type: 'varchar' },
		{ key: 'type', name: 'Type', type: 'activity_type' },
		{ key: 'update_time', name: 'Update Time', type: 'date' },
	],
	aliases: {
		'attendees.email': 'attendees',
		created: 'add_time',
		date: 'due_date',
		deleted: 'is_deleted',
		details: 'public_description',
		organization_id: 'org_id',
		owner_user_id: 'owner_id',
		'participants.person_id': 'participants',
		user_id: 'owner_id',
	},
	placeless: {
		custom_fields: {
			reason: 'activities have no custom fields',
			offer: "Use the condition on a standard field, such as 'Priority'.",
		},
		file_id: {
			reason: 'activities do not list their files, but files tell their activity',
			offer: 'File → Get answers the activity_id of the file, and Activity → Get reads it.',
		},
		product_id: {
			reason: 'activities are not linked to products',
			offer: "Use the filter 'Deal' with the deal that has the product.",
		},
		related_item_id: {
			reason: 'activities have a link of its own for each kind of record',
			offer:
				"Use the filters 'Deal', 'Person' and 'Organization', or conditions on lead_id and project_id.",
		},
		remind_at: {
			reason: 'reminders are personal settings that Pipedrive does not tell',
			offer: 'Use the condition on due_date and due_time.',
		},
		visible_to: {
			reason: 'activities have no visibility of their own',
			offer: 'The linked deal, person or organization has one: read it with Get in a second step.',
		},
	},
	onRequest: keysOnRequest(activityIncludeFields),
};

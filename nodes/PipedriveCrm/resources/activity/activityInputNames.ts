import type { InputNames } from '../../fields/inputNames';

/** What keys of incoming items may be called that are written to an activity. */
export const activityInputNames: InputNames = {
	aliases: {
		user_id: 'owner_id',
		assigned_to_user: 'owner_id',
		assigned_to: 'owner_id',
		name: 'subject',
		details: 'public_description',
		date: 'due_date',
		time: 'due_time',
		deal: 'deal_id',
		lead: 'lead_id',
		person: 'person_id',
		contact_person: 'person_id',
		contact_people: 'participants',
		organization: 'org_id',
		organization_id: 'org_id',
		project: 'project_id',
	},
	readOnly: [
		'add_time',
		'attendees',
		'conference_meeting_client',
		'conference_meeting_id',
		'conference_meeting_url',
		'creator_user_id',
		'id',
		'is_deleted',
		'marked_as_done_time',
		'update_time',
	],
	placeless: {
		company_id: {
			reason: 'the token or OAuth grant belongs to one company',
			offer: 'Choose another credential for another company.',
		},
		creator_user_id: {
			reason: 'it is always the user of the credential',
			offer: "Set the 'Owner' (owner_id) instead.",
		},
		custom_fields: {
			reason: 'activities have no custom fields',
			offer: "Use 'Note' or 'Priority', or custom fields of the deal that the activity belongs to.",
		},
		file_id: {
			reason: 'a file points to its activity, not the other way round',
			offer:
				'Use File → Upload with this activity; for a file that is there, File → Download first.',
		},
		product_id: {
			reason: 'activities are not linked to products',
			offer: "Set the 'Deal' (deal_id), and give it the product with Deal Product → Add.",
		},
		related_item_id: {
			reason: 'there is no link to just any record',
			offer: "Set the 'Deal', 'Person' or 'Organization' instead (deal_id, person_id, org_id).",
		},
		remind_at: {
			reason: 'reminders are personal settings that the API does not know',
			offer: 'Use a Wait node, or a second activity before this one.',
		},
		visible_to: {
			reason: 'activities have no visibility of their own',
			offer:
				"Set 'Busy', or the visibility of the deal, person or organization that it belongs to.",
		},
	},
};

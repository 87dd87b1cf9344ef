import type { InputNames } from '../../fields/inputNames';

const fromActivity =
	"Use the resource Activity: Create one with this deal, or Update the deal's activity.";

/** What keys of incoming items may be called that are written to a deal. */
export const dealInputNames: InputNames = {
	aliases: {
		user_id: 'owner_id',
		owner_user_id: 'owner_id',
		assigned_to: 'owner_id',
		name: 'title',
		deal_name: 'title',
		amount: 'value',
		contact: 'person_id',
		person: 'person_id',
		contact_person: 'person_id',
		organization_id: 'org_id',
		organisation: 'org_id',
		company: 'org_id',
		label: 'label_ids',
		labels: 'label_ids',
		close_date: 'expected_close_date',
		archived: 'is_archived',
	},
	readOnly: [
		'acv',
		'activities_count',
		'add_time',
		'archive_time',
		'arr',
		'channel',
		'channel_id',
		'creator_user_id',
		'done_activities_count',
		'email_messages_count',
		'files_count',
		'first_won_time',
		'followers_count',
		'id',
		'is_deleted',
		'last_activity_id',
		'last_incoming_mail_time',
		'last_outgoing_mail_time',
		'local_close_date',
		'local_lost_date',
		'local_won_date',
		'mrr',
		'next_activity_id',
		'notes_count',
		'origin',
		'origin_id',
		'participants_count',
		'products_count',
		'smart_bcc_email',
		'source_lead_id',
		'stage_change_time',
		'undone_activities_count',
		'update_time',
	],
	placeless: {
		add_time: {
			reason: 'Pipedrive sets it when a deal is created',
			offer: 'Keep an imported date in a custom field of the type date.',
		},
		company_id: {
			reason: 'the token or OAuth grant belongs to one company',
			offer: 'Choose another credential for another company.',
		},
		creator_user_id: {
			reason: 'it is always the user of the credential',
			offer: "Set the 'Owner' (owner_id) instead.",
		},
		description: {
			reason: 'deals have no description',
			offer:
				'Use Note → Create with this deal, or a custom field named Description, which is then filled.',
		},
		next_activity_date: {
			reason: 'Pipedrive takes it from the earliest open activity of the deal',
			offer: fromActivity,
		},
		next_activity_id: {
			reason: 'Pipedrive takes it from the earliest open activity of the deal',
			offer: 'Link that activity to the deal with Activity → Update (deal_id) instead.',
		},
		next_activity_time: {
			reason: 'Pipedrive takes it from the earliest open activity of the deal',
			offer: fromActivity,
		},
		update_time: {
			reason: 'it is kept by the server',
			offer: "Read it, or filter by 'Updated Since' and 'Updated Until' in Deal → Get Many.",
		},
	},
};

import type { InputNames } from '../../fields/inputNames';

const fromDeal = {
	reason: 'leads are in no pipeline',
	offer: 'Use Lead → Convert to Deal, which takes a stage or a pipeline.',
};

/** What keys of incoming items may be called that are written to a lead. */
export const leadInputNames: InputNames = {
	aliases: {
		user_id: 'owner_id',
		assigned_to: 'owner_id',
		name: 'title',
		lead_name: 'title',
		amount: 'value.amount',
		contact: 'person_id',
		person: 'person_id',
		contact_person: 'person_id',
		org_id: 'organization_id',
		organisation: 'organization_id',
		company: 'organization_id',
		label: 'label_ids',
		labels: 'label_ids',
		close_date: 'expected_close_date',
		archived: 'is_archived',
	},
	readOnly: [
		'add_time',
		'cc_email',
		'creator_id',
		'id',
		'is_archived',
		'next_activity_id',
		'origin',
		'origin_id',
		'source_deal_id',
		'source_name',
		'update_time',
	],
	placeless: {
		add_time: {
			reason: 'Pipedrive sets it when a lead is created',
			offer: 'Keep an imported date in a custom field of the type date.',
		},
		description: {
			reason: 'leads have no description',
			offer:
				'Use Note → Create with this lead, or a custom field named Description, which is then filled.',
		},
		pipeline_id: fromDeal,
		probability: {
			reason: 'leads have no probability',
			offer: 'Set it on the deal that the lead is converted to.',
		},
		source_name: {
			reason: 'what comes through the API has the source API',
			offer: "Set 'Source Origin ID' or 'Source Channel' instead (origin_id, channel).",
		},
		stage_id: fromDeal,
		status: {
			reason: 'leads have no status',
			offer: "Set 'Archived' or labels instead (is_archived, label_ids).",
		},
	},
};

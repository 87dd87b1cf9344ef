import type { InputNames } from '../../fields/inputNames';

/** What keys of incoming items may be called that let a person take part in a deal. */
export const participantInputNames: InputNames = {
	aliases: {
		person: 'person_id',
		contact_person: 'person_id',
		participant: 'person_id',
	},
	readOnly: [
		'active_flag',
		'add_time',
		'added_by_user_id',
		'added_by_user_name',
		'deal_id',
		'deal_title',
		'email',
		'id',
		'org_id',
		'org_name',
		'person',
		'person_name',
		'phone',
		'related_item_data',
		'related_item_id',
		'related_item_type',
	],
	placeless: {
		role: {
			reason: 'a participant has no role',
			offer: 'Use a custom field of the person, or Note → Create with the deal.',
		},
		user_id: {
			reason: 'participants are persons; users who take part are followers',
			offer: 'Use Follower → Add with this deal and user.',
		},
		visible_to: {
			reason: 'a participant has no visibility of its own',
			offer: "Set 'Visible To' of the person or the deal, with Person → Update or Deal → Update.",
		},
	},
};

import type { InputNames } from '../../fields/inputNames';

/** What keys of incoming items may be called that are written to a project. */
export const projectInputNames: InputNames = {
	aliases: {
		name: 'title',
		project_name: 'title',
		user_id: 'owner_id',
		assigned_to: 'owner_id',
		board: 'board_id',
		phase: 'phase_id',
		template: 'template_id',
		deal: 'deal_ids',
		deal_id: 'deal_ids',
		deals: 'deal_ids',
		person: 'person_ids',
		person_id: 'person_ids',
		persons: 'person_ids',
		contact_people: 'person_ids',
		organization: 'org_ids',
		org_id: 'org_ids',
		organization_id: 'org_ids',
		organizations: 'org_ids',
		label: 'label_ids',
		labels: 'label_ids',
		health: 'health_status',
	},
	readOnly: ['add_time', 'archive_time', 'id', 'is_deleted', 'status_change_time', 'update_time'],
	placeless: {
		add_time: {
			reason: 'Pipedrive sets it when a project is created',
			offer: 'Keep an imported date in a custom field of the type date.',
		},
		update_time: {
			reason: 'it is kept by the server',
			offer: 'Keep an imported date in a custom field of the type date.',
		},
	},
};

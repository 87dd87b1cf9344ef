import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import type {
	ActivityRecord,
	Address,
	OrganizationRecord,
	PipelineRecord,
	ProductRecord,
	StageRecord,
} from '../state/records.ts';

const addressParts = [
	'subpremise',
	'street_number',
	'route',
	'sublocality',
	'locality',
	'admin_area_level_1',
	'admin_area_level_2',
	'country',
	'postal_code',
] as const;

/** An address as v1 answers it: the parts beside the whole. */
function addressKeys(key: 'address' | 'location', address: Address | null) {
	return {
		[key]: address?.value ?? null,
		...Object.fromEntries(addressParts.map((part) => [`${key}_${part}`, address?.[part] ?? null])),
		[`${key}_formatted_address`]: address?.value ?? null,
	};
}

/** An activity in its v1 shape. */
export function activityV1Answer(account: Account, activity: ActivityRecord) {
	const person = activity.participants.find(({ primary }) => primary)?.person_id ?? null;
	return {
		id: activity.id,
		company_id: account.company.id,
		user_id: activity.owner_id,
		done: activity.done,
		type: activity.type,
		subject: activity.subject,
		due_date: activity.due_date,
		due_time: activity.due_time?.slice(0, 5) ?? '',
		duration: activity.duration?.slice(0, 5) ?? '',
		busy_flag: activity.busy,
		add_time: toV1Time(activity.add_time),
		update_time: toV1Time(activity.update_time ?? activity.add_time),
		update_user_id: activity.owner_id,
		marked_as_done_time: toV1Time(activity.marked_as_done_time) ?? '',
		active_flag: !activity.is_deleted,
		public_description: activity.public_description ?? '',
		deal_id: activity.deal_id,
		lead_id: activity.lead_id,
		org_id: activity.org_id,
		person_id: person,
		project_id: activity.project_id,
		conference_meeting_client: null,
		conference_meeting_url: null,
		conference_meeting_id: null,
		source_timezone: '',
		...addressKeys('location', activity.location),
	};
}

/** What recents and flows tell of an activity beyond the list of a project. */
export function fullActivityV1Answer(account: Account, activity: ActivityRecord) {
	const { person_id, ...keys } = activityV1Answer(account, activity);
	return {
		...keys,
		person_id,
		note: activity.note ?? '',
		created_by_user_id: activity.creator_user_id,
		assigned_to_user_id: activity.owner_id,
		participants: activity.participants.map((one) => ({
			person_id: one.person_id,
			primary_flag: one.primary,
		})),
		owner_name: account.users.get(activity.owner_id)?.name ?? '',
		person_name: account.persons.get(person_id ?? 0)?.name ?? null,
		org_name: account.organizations.get(activity.org_id ?? 0)?.name ?? null,
		deal_title: account.deals.get(activity.deal_id ?? 0)?.title ?? null,
	};
}

/** An organization in its v1 shape. */
export function organizationV1Answer(account: Account, organization: OrganizationRecord) {
	const people = account.persons
		.all()
		.filter((person) => person.org_id === organization.id && !person.is_deleted);
	return {
		id: organization.id,
		company_id: account.company.id,
		owner_id: organization.owner_id,
		name: organization.name,
		people_count: people.length,
		active_flag: !organization.is_deleted,
		first_char: organization.name.slice(0, 1).toLowerCase(),
		add_time: toV1Time(organization.add_time),
		update_time: toV1Time(organization.update_time ?? organization.add_time),
		visible_to: String(organization.visible_to),
		label: organization.label_ids[0] ?? null,
		label_ids: organization.label_ids,
		owner_name: account.users.get(organization.owner_id)?.name ?? '',
		cc_email: `${account.company.domain}@pipedrivemail.example`,
		...addressKeys('address', organization.address),
	};
}

/** A product in its v1 shape. */
export function productV1Answer(account: Account, product: ProductRecord) {
	return {
		id: product.id,
		company_id: account.company.id,
		name: product.name,
		code: product.code,
		description: product.description,
		unit: product.unit,
		tax: product.tax,
		category: product.category === null ? null : String(product.category),
		active_flag: !product.is_deleted,
		selectable: product.is_linkable,
		first_char: product.name.slice(0, 1).toLowerCase(),
		visible_to: String(product.visible_to),
		owner_id: product.owner_id,
		files_count: account.files
			.all()
			.filter((file) => file.product_id === product.id && !file.is_deleted).length,
		add_time: toV1Time(product.add_time),
		update_time: toV1Time(product.update_time ?? product.add_time),
	};
}

/** A pipeline in its v1 shape. */
export function pipelineV1Answer(pipeline: PipelineRecord) {
	return {
		id: pipeline.id,
		name: pipeline.name,
		url_title: pipeline.name.replace(/[^A-Za-z0-9]+/g, '-'),
		order_nr: pipeline.order_nr,
		active: !pipeline.is_deleted,
		deal_probability: pipeline.is_deal_probability_enabled,
		add_time: toV1Time(pipeline.add_time),
		update_time: toV1Time(pipeline.update_time),
	};
}

/** A stage in its v1 shape. */
export function stageV1Answer(stage: StageRecord) {
	return {
		id: stage.id,
		order_nr: stage.order_nr,
		name: stage.name,
		active_flag: !stage.is_deleted,
		deal_probability: stage.deal_probability,
		pipeline_id: stage.pipeline_id,
		rotten_flag: stage.is_deal_rot_enabled,
		rotten_days: stage.days_to_rotten,
		add_time: toV1Time(stage.add_time),
		update_time: toV1Time(stage.update_time),
	};
}

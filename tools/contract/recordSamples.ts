/** Ids of records that the samples link to; whatever the account holds. */
export interface Links {
	user: unknown;
	person: unknown;
	organization: unknown;
	pipeline: unknown;
	stage: unknown;
	deal: unknown;
	/** Values of custom fields of a deal, by key. */
	customFields: Record<string, unknown>;
}

type Fields = Record<string, unknown>;

/** What to send to the operations on one kind of record. */
export interface RecordSample {
	path: string;
	/**
	 * Bodies of creates: every key that the API takes, the required ones only, and keys that cannot
	 * stand beside the others. Left out where the sandbox only reads.
	 */
	creates?: [full: Fields, least: Fields, ...apart: Fields[]];
	/** Bodies of updates, one after the other. */
	updates?: Fields[];
	/** Filters of the list that fit this account; the description's other keys are added. */
	filters: Fields;
	search?: Fields;
	/** Bodies of creates that the API refuses. */
	refused?: Fields[];
}

const ADDRESS = { value: '1 Long Street, Riga', country: 'Latvia', locality: 'Riga' };
const CHANGED = { updated_since: '2020-01-01T00:00:00Z', updated_until: '2060-01-01T00:00:00Z' };

/** Bodies and queries for every record of API v2 that the sandbox serves. */
export function recordSamples(links: Links): RecordSample[] {
	return [
		dealSample(links),
		personSample(links),
		organizationSample(links),
		activitySample(links),
		productSample(links),
		pipelineSample(),
		stageSample(links),
	];
}

function dealSample({ user, person, organization, pipeline, stage }: Links): RecordSample {
	return {
		path: '/api/v2/deals',
		creates: [
			{
				title: 'Contract deal',
				owner_id: user,
				person_id: person,
				org_id: organization,
				pipeline_id: pipeline,
				stage_id: stage,
				value: 1200.5,
				currency: 'EUR',
				status: 'open',
				probability: 60,
				expected_close_date: '2030-06-30',
				visible_to: 3,
				label_ids: [],
			},
			{ title: 'Contract deal, bare' },
		],
		updates: [
			{ value: 0, probability: null, person_id: null, org_id: null },
			{ status: 'lost', lost_reason: 'Price', lost_time: '2030-01-31T09:00:00Z' },
			{ status: 'open', lost_reason: null, value: 1200.5 },
			{ status: 'won', won_time: '2030-01-31T09:00:00Z', close_time: '2030-01-31T09:00:00Z' },
			{ is_archived: true },
			{ is_archived: false },
		],
		filters: {
			...CHANGED,
			owner_id: user,
			person_id: person,
			org_id: organization,
			pipeline_id: pipeline,
			stage_id: stage,
			status: 'open,won,lost,deleted',
		},
		search: { fields: 'title,notes,custom_fields', status: 'open', person_id: person },
		refused: [{}, { title: 'x', value: '12' }, { title: 'x', unknown: 1 }],
	};
}

function personSample({ user, organization, deal }: Links): RecordSample {
	return {
		path: '/api/v2/persons',
		creates: [
			{
				name: 'Contract Person',
				owner_id: user,
				org_id: organization,
				add_time: '2030-01-31T09:00:00Z',
				emails: [{ value: 'contract@example.com', primary: true, label: 'work' }],
				phones: [{ value: '+371 555 0100', primary: true, label: 'mobile' }],
				visible_to: 3,
				label_ids: [],
			},
			{ name: 'Contract' },
			{ first_name: 'Contract', last_name: '' },
		],
		updates: [
			{ emails: [], phones: [], org_id: null },
			{ name: 'Contract Renamed Person' },
			{ first_name: 'Contract', last_name: 'Person' },
		],
		filters: { ...CHANGED, owner_id: user, org_id: organization, deal_id: deal },
		search: { fields: 'name,email,phone,notes,custom_fields', organization_id: organization },
		refused: [{}, { name: 'x', emails: 'contract@example.com' }],
	};
}

function organizationSample({ user }: Links): RecordSample {
	return {
		path: '/api/v2/organizations',
		creates: [
			{
				name: 'Contract Organization',
				owner_id: user,
				add_time: '2030-01-31T09:00:00Z',
				visible_to: 3,
				label_ids: [],
				address: ADDRESS,
				website: 'https://contract.example',
				linkedin: null,
				industry: null,
				annual_revenue: 1000000,
				employee_count: 12,
			},
			{ name: 'Contract Organization, bare' },
		],
		updates: [{ website: null, annual_revenue: null, employee_count: null }],
		filters: { ...CHANGED, owner_id: user },
		search: { fields: 'name,address,notes,custom_fields' },
		refused: [{}, { name: 7 }],
	};
}

function activitySample({ user, person, organization, deal }: Links): RecordSample {
	return {
		path: '/api/v2/activities',
		creates: [
			{
				subject: 'Contract activity',
				type: 'call',
				owner_id: user,
				deal_id: deal,
				org_id: organization,
				due_date: '2030-01-31',
				due_time: '09:30:00',
				duration: '00:45:00',
				busy: true,
				done: false,
				location: ADDRESS,
				participants: [{ person_id: person, primary: true }],
				attendees: [{ email: 'guest@example.com', name: 'Guest' }],
				public_description: 'For guests',
				note: 'For us',
			},
			{ subject: 'Contract activity, bare' },
		],
		updates: [
			{ done: true },
			{ done: false, due_date: '2030-02-01' },
			{ location: { value: 'At the fair' } },
		],
		filters: {
			...CHANGED,
			owner_id: user,
			deal_id: deal,
			person_id: person,
			org_id: organization,
			done: false,
		},
		refused: [{ subject: 7 }, { subject: 'x', user_id: user }],
	};
}

function productSample({ user }: Links): RecordSample {
	return {
		path: '/api/v2/products',
		creates: [
			{
				name: 'Contract product',
				code: 'CONTRACT-1',
				description: 'A product',
				unit: 'piece',
				tax: 21,
				owner_id: user,
				is_linkable: true,
				visible_to: 3,
				prices: [{ price: 99.5, currency: 'EUR', cost: 40, direct_cost: 35 }],
				billing_frequency: 'one-time',
			},
			{ name: 'Contract product, bare' },
		],
		updates: [{ prices: [{ price: 1, currency: 'USD' }] }, { is_linkable: false }],
		filters: { updated_since: CHANGED.updated_since, owner_id: user },
		search: { fields: 'name,code,custom_fields' },
		refused: [{}, { name: 'x', tax: '21' }],
	};
}

function pipelineSample(): RecordSample {
	return { path: '/api/v2/pipelines', filters: {} };
}

function stageSample({ pipeline }: Links): RecordSample {
	return { path: '/api/v2/stages', filters: { pipeline_id: pipeline } };
}

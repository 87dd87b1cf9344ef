import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { OperationCase, ResourceCases, Seen, SetParameters } from '../operationCase';
import { create } from './account';

/** Records that take custom fields by the API. */
const kinds = ['deal', 'organization', 'person', 'product', 'project'] as const;
type Kind = (typeof kinds)[number];

const listOf = (kind: string) => `/api/v2/${kind}Fields`;

/** What each kind of field answers on request. */
const onRequest: Record<Kind, string[]> = {
	deal: ['ui_visibility', 'important_fields', 'required_fields'],
	organization: ['ui_visibility', 'important_fields', 'required_fields'],
	person: ['ui_visibility', 'important_fields', 'required_fields'],
	product: ['ui_visibility'],
	project: [],
};

/** Reads the field of a kind of record that has this key. */
const readOf = (kind: Kind) => async (account: TestAccount, seen: Seen) => {
	const asked = onRequest[kind];
	const query = asked.length > 0 ? `&include_fields=${asked.join(',')}` : '';
	const fields = await account.list(`${listOf(kind)}?limit=500${query}`);
	const field = fields.find(({ field_code: code }) => code === seen.field_code);
	const options = (field?.options ?? []) as IDataObject[];
	return { ...field, labels: options.map(({ label }) => label) };
};

/** Each kind by itself, with the parameter that names its fields. */
const ofEach = (make: (kind: Kind, meant: INodeParameters) => OperationCase): OperationCase[] =>
	kinds.map((kind) => make(kind, { of: kind, [`${kind}Field`]: byName('Old Tier') }));

const oldTier = { field_name: 'Old Tier', field_type: 'enum' };
const options = [{ label: 'Gold' }, { label: 'Silver' }];
const start = (kind: Kind) => async (account: TestAccount) => {
	const { field_code } = await create(account, listOf(kind), { ...oldTier, options });
	return { field_code };
};

const of = { of: 'says of which kind the record is' };

const named: SetParameters = {
	field_name: { set: 'Tier' },
	field_type: { set: 'set' },
	labels: { set: ['Platinum', 'Gold, plated'] },
};

const visible: SetParameters = {
	add_visible_flag: { set: false, holds: { ui_visibility: { add_visible_flag: false } } },
	details_visible_flag: { set: false, holds: { ui_visibility: { details_visible_flag: false } } },
};

const ofContacts: SetParameters = {
	...visible,
	important: { set: true, holds: { important_fields: { enabled: true } } },
	required: { set: true, holds: { required_fields: { enabled: true } } },
};

const settings: Record<Kind, SetParameters> = {
	deal: {
		...ofContacts,
		description: { set: 'How much we care' },
		important_stage_ids: { set: [2], holds: { important_fields: { stage_ids: [2] } } },
		required_stage_ids: { set: [3], holds: { required_fields: { stage_ids: [3] } } },
		pipeline_ids: {
			set: [2],
			holds: { ui_visibility: { show_in_pipelines: { pipeline_ids: [2] } } },
		},
	},
	organization: ofContacts,
	person: ofContacts,
	product: visible,
	// Nothing answers the settings of fields of projects.
	project: {},
};

const leastOf = (kind: Kind) => ({
	path: listOf(kind),
	body: { field_name: 'Least', field_type: 'varchar' },
});

const written: ResourceCases = {
	create: kinds.map((kind) => ({
		parameters: { of: kind },
		sets: { ...named, ...settings[kind] },
		controls: of,
		least: leastOf(kind),
		read: readOf(kind),
	})),
	ensure: kinds.map((kind) => ({
		parameters: { of: kind },
		sets: named,
		controls: of,
		least: leastOf(kind),
		read: readOf(kind),
	})),
	update: ofEach((kind, meant) => ({
		start: start(kind),
		parameters: meant,
		sets: { field_name: { set: 'Tier' }, ...settings[kind] },
		controls: of,
		read: readOf(kind),
	})),
	addOptions: ofEach((kind, meant) => ({
		start: start(kind),
		parameters: meant,
		sets: {
			labels: { set: ['Bronze', 'Lead'], holds: { labels: ['Gold', 'Silver', 'Bronze', 'Lead'] } },
		},
		controls: of,
		read: readOf(kind),
	})),
	updateOptions: ofEach((kind, meant) => ({
		start: start(kind),
		parameters: meant,
		sets: {
			renamed: {
				set: { option: [{ option: 'silver', label: 'Titanium' }] },
				holds: { labels: ['Gold', 'Titanium'] },
			},
		},
		controls: of,
		read: readOf(kind),
	})),
	deleteOptions: ofEach((kind, meant) => ({
		start: start(kind),
		parameters: { ...meant, labels: ['Silver'] },
		before: readOf(kind),
		check: async (account, { item }, before) => {
			expect(before).toMatchObject({ labels: ['Gold', 'Silver'] });
			expect(await readOf(kind)(account, item)).toMatchObject({ labels: ['Gold'] });
		},
	})),
	delete: ofEach((kind, meant) => ({
		start: start(kind),
		parameters: meant,
		gone: `${listOf(kind)}/{field_code}`,
		answered: ({ field_code: id }) => ({ deleted: true, id }),
	})),
};

export const fieldCases: ResourceCases = {
	...written,
	get: [
		...ofEach((kind, meant) => ({
			start: start(kind),
			parameters: meant,
			answers: `${listOf(kind)}/{field_code}`,
		})),
		{
			parameters: { of: 'activity', activityField: byName('Subject') },
			answers: '/api/v2/activityFields/subject',
		},
	],
	getAll: ['activity', 'deal', 'organization', 'person', 'product', 'project']
		.map((kind): [string, string] => [kind, listOf(kind)])
		.concat([['lead', '/api/v1/leadFields']])
		.map(([kind, path]) => ({
			parameters: { of: kind, returnAll: true },
			answers: `${path}?limit=500`,
		}))
		.concat({ parameters: { of: 'note', returnAll: true }, answers: '/api/v1/noteFields' }),
};

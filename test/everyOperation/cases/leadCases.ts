import { byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import {
	create,
	hitsOf,
	idsIn,
	made,
	mapped,
	ofItem,
	rowOf,
	withFieldNames,
	withoutCustomFields,
} from './account';
import { changesOf } from './changes';

const path = '/api/v1/leads';
const record = `${path}/{id}`;
const read = withFieldNames('deal', record);

const customValues = {
	'Purchase Order Number': 'PO-2026-17',
	'Scope Notes': 'Two sites, then the rest',
	Seats: 12.5,
	'Billing Phone': '+372 555 0100',
	'Contract Signed On': '2026-01-12',
	Campaign: 'Spring fair',
	Industry: 'Oil, Gas and Mining',
};

const customFields = {
	set: mapped({
		...customValues,
		'Contract Term': '2026-02-01 – 2027-01-31',
		'Implementation Budget': '1200.5 USD',
		'Solution Engineer': 'Ana Silva',
	}),
	holds: {
		custom_fields: {
			...customValues,
			'Contract Term': '2026-02-01',
			'Contract Term until': '2027-01-31',
			'Implementation Budget': 1200.5,
			'Implementation Budget currency': 'USD',
			'Solution Engineer': 103,
		},
	},
};

const hot = 'c8674c7e-cb57-4667-a727-400a4960ea57';

const sets: SetParameters = {
	title: { set: 'Asked at the fair' },
	person_id: { set: byName('Shanny Hayes'), holds: { person_id: 2 } },
	organization_id: { set: byName('Mayert - Turner'), holds: { organization_id: 2 } },
	value: { set: 5400.5, holds: { value: { amount: 5400.5 } } },
	currency: { set: byName('USD'), holds: { value: { currency: 'USD' } } },
	expected_close_date: { set: '2026-04-30' },
	label_ids: { set: [hot], holds: { label_ids: [hot] } },
	owner_id: { set: byName('Ana Silva'), holds: { owner_id: 103 } },
	was_seen: { set: true },
	channel: { set: 3 },
	channel_id: { set: 'fair-2026' },
	visible_to: { set: 1, holds: { visible_to: '1' } },
	customFields,
};
const created = { ...sets, origin_id: { set: 'form-17' } };
const updated = { ...sets, is_archived: { set: true } };

const least = { path, body: { title: 'Least', person_id: 1 } };
const start = made(path, { title: 'Old', person_id: 1 });
const leadId = ofItem();
const matchBy = (value: string) => ({ matchBy: { match: [{ field: 'title', value }] } });
const controls = { matchBy: 'says which record is meant' };

const written: ResourceCases = {
	create: { sets: created, read, least },
	update: { start, parameters: { leadId }, sets: updated, read },
	upsert: [
		{ parameters: matchBy('Unheard of'), sets: created, read, least, controls },
		{ start, parameters: matchBy('Old'), sets, read, controls },
	],
	archive: { start, parameters: { leadId }, sets: {}, read, becomes: { is_archived: true } },
	unarchive: {
		start: async (account) => {
			const { id } = await create(account, path, { title: 'Old', person_id: 1 });
			await account.sandbox.call('PATCH', `${path}/${String(id)}`, { is_archived: true });
			return { id };
		},
		parameters: { leadId },
		sets: {},
		read,
		becomes: { is_archived: false },
	},
	delete: { start, parameters: { leadId }, gone: record },
	convertToDeal: [
		{},
		{ putInto: 'pipeline', pipeline_id: byName('Partner Channel') },
		{ putInto: 'stage', stage_id: byName('Joint Visit') },
	].map((way) => ({
		start,
		parameters: { leadId, waitForCompletion: true, longestWait: 30, ...way },
		controls: {
			putInto: 'says which of the next two is meant',
			pipeline_id: 'checked on the deal',
			stage_id: 'checked on the deal',
			waitForCompletion: 'how long the node waits',
			longestWait: 'how long the node waits',
		},
		check: async (account, { item, json }) => {
			const deal = await account.read(`/api/v2/deals/${String(json[0]?.id)}`);
			const place = 'stage_id' in way ? { stage_id: 8 } : {};
			const pipeline = 'putInto' in way ? 2 : 1;
			expect(deal).toMatchObject({ title: 'Old', person_id: 1, pipeline_id: pipeline, ...place });
			const { status } = await account.sandbox.call('GET', `${path}/${String(item.id)}`);
			expect(status).toBe(404);
		},
	})),
};

export const leadCases: ResourceCases = {
	...changesOf('lead', path, 'title', { person_id: 1 }),
	...written,
	get: { start, parameters: { leadId }, answers: record, compared: withoutCustomFields },
	getAll: {
		parameters: { filters: { owner_id: byName('Ana Silva') } },
		answers: `${path}?owner_id=103&limit=50`,
		compared: withoutCustomFields,
	},
	getConversionStatus: {
		start: async (account) => {
			const { id } = await create(account, path, { title: 'Old', person_id: 1 });
			const ofLead = `/api/v2/leads/${String(id)}/convert`;
			const { conversion_id } = await create(account, `${ofLead}/deal`);
			const status = `${ofLead}/status/${String(conversion_id)}`;
			while ((await account.read(status)).status !== 'completed');
			return { id, conversion_id };
		},
		parameters: { leadId, conversionId: '={{ $json.conversion_id }}' },
		answers: '/api/v2/leads/{id}/convert/status/{conversion_id}',
	},
	getPermittedUsers: {
		start,
		parameters: { leadId },
		answers: async (account, { id }) =>
			await idsIn(`${path}/${String(id)}/permittedUsers`, 'user_id')(account),
	},
	search: {
		parameters: { term: 'price list' },
		answers: hitsOf('/api/v2/leads/search?term=price%20list&limit=50'),
	},
};

const labels = '/api/v1/leadLabels';
const aLabel = { path: labels, body: { name: 'Old', color: 'blue' } };
const labelSets: SetParameters = { name: { set: 'At Risk' }, color: { set: 'pink' } };
const oldLabel = made(aLabel.path, aLabel.body);

export const leadLabelCases: ResourceCases = {
	create: { sets: labelSets, read: rowOf(labels), least: aLabel },
	update: {
		start: oldLabel,
		parameters: { leadLabelId: byName('Old') },
		sets: labelSets,
		read: rowOf(labels),
	},
	delete: {
		start: oldLabel,
		parameters: { leadLabelId: ofItem() },
		before: rowOf(labels),
		check: async (account, { item }) => {
			expect((await account.list(labels)).map(({ id }) => id)).not.toContain(item.id);
		},
	},
	getAll: { answers: labels },
};

export const leadSourceCases: ResourceCases = { getAll: { answers: '/api/v1/leadSources' } };

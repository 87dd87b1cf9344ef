import { byId, byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import { change, create, hitsOf, idsIn, made, mapped, ofItem, withFieldNames } from './account';
import { changesOf } from './changes';

const path = '/api/v2/deals';
const record = `${path}/{id}`;
const read = withFieldNames('deal', record);

const customValues = {
	'Purchase Order Number': 'PO-2026-17',
	'Scope Notes': 'Two sites, then the rest',
	Seats: 12.5,
	'Billing Phone': '+372 555 0100',
	'Contract Signed On': '2026-01-12',
	Campaign: 'Spring fair',
};

const customFields = {
	set: mapped({
		...customValues,
		'Contract Term': '2026-02-01 – 2027-01-31',
		'Preferred Call Time': '14:30',
		'Support Hours': '9:00 - 17:15',
		Competitors: 'Bluebird, None',
		Industry: 'Oil, Gas and Mining',
		'Installation Site': '1 Long St, Leeds',
		'Implementation Budget': '1200.5 USD',
		Reseller: 'Mayert - Turner',
		'Technical Contact': 'Shanny Hayes',
		'Solution Engineer': 'Ana Silva',
	}),
	holds: {
		custom_fields: {
			...customValues,
			'Contract Term': { value: '2026-02-01', until: '2027-01-31' },
			'Preferred Call Time': { value: '14:30:00' },
			'Support Hours': { value: '09:00:00', until: '17:15:00' },
			Competitors: ['Bluebird', 'None'],
			Industry: 'Oil, Gas and Mining',
			'Installation Site': { value: '1 Long St, Leeds' },
			'Implementation Budget': { value: 1200.5, currency: 'USD' },
			Reseller: 2,
			'Technical Contact': 2,
			'Solution Engineer': 103,
		},
	},
};

const sets: SetParameters = {
	title: { set: 'Terminals for two sites' },
	value: { set: 5400.5 },
	currency: { set: byName('USD'), holds: { currency: 'USD' } },
	stage_id: { set: byName('Health Check'), holds: { stage_id: 13 } },
	pipeline_id: { set: byId(3), holds: { pipeline_id: 3 } },
	person_id: { set: byName('Shanny Hayes'), holds: { person_id: 2 } },
	org_id: { set: byName('Mayert - Turner'), holds: { org_id: 2 } },
	is_archived: { set: true },
	expected_close_date: { set: '2026-04-30' },
	label_ids: { set: [61, 64] },
	owner_id: { set: byName('Ana Silva'), holds: { owner_id: 103 } },
	probability: { set: 35 },
	visible_to: { set: 1 },
	customFields,
};

const wonAlone: SetParameters = {
	status: { set: 'won' },
	won_time: { set: '2026-01-12T10:11:12Z' },
};

const won: SetParameters = {
	title: { set: 'Won at the fair' },
	...wonAlone,
	close_time: { set: '2026-01-12T10:11:12Z' },
};

const lostAlone: SetParameters = {
	status: { set: 'lost' },
	lost_reason: { set: 'Price' },
	lost_time: { set: '2026-01-13T10:11:12Z' },
};

const lost: SetParameters = { title: { set: 'Lost at the fair' }, ...lostAlone };

const ways = [sets, won, lost];
const least = { path, body: { title: 'Least' } };
const start = made(path, { title: 'Old' });
const dealId = ofItem();
const matchBy = (value: string) => ({ matchBy: { match: [{ field: 'title', value }] } });
const controls = { matchBy: 'says which record is meant' };

const written: ResourceCases = {
	create: ways.map((one) => ({ sets: one, read, least })),
	update: ways.map((one) => ({ start, parameters: { dealId }, sets: one, read })),
	upsert: [
		...ways.map((one) => ({ parameters: matchBy('None'), sets: one, read, least, controls })),
		...ways.map((one) => ({ start, parameters: matchBy('Old'), sets: one, read, controls })),
	],
	archive: { start, parameters: { dealId }, sets: {}, read, becomes: { is_archived: true } },
	unarchive: {
		start: made(path, { title: 'Old', is_archived: true }),
		parameters: { dealId },
		sets: {},
		read,
		becomes: { is_archived: false, archive_time: null },
	},
	moveToStage: {
		start,
		parameters: { dealId },
		sets: {
			stage_id: { set: byName('Joint Visit'), holds: { stage_id: 8, pipeline_id: 2 } },
		},
		read,
	},
	updateProbability: { start, parameters: { dealId }, sets: { probability: { set: 35 } }, read },
	updateStatus: [wonAlone, lostAlone].map((one) => ({
		start,
		parameters: { dealId },
		sets: one,
		read,
	})),
};

const several: ResourceCases = {
	delete: { start, parameters: { dealId }, gone: record },
	duplicate: {
		start: made(path, { title: 'Old', value: 77, org_id: 2 }),
		parameters: { dealId },
		sets: {},
		least,
		read: record,
		becomes: { title: expect.stringContaining('Old'), value: 77, org_id: 2 } as never,
	},
	convertToLead: {
		start: made(path, { title: 'Too early', org_id: 2 }),
		parameters: { dealId, waitForCompletion: true, longestWait: 30 },
		controls: {
			waitForCompletion: 'how long the node waits',
			longestWait: 'how long the node waits',
		},
		check: async (account, { item, json }) => {
			const lead = await account.read(`/api/v1/leads/${String(json[0]?.id)}`);
			expect(lead).toMatchObject({ title: 'Too early', organization_id: 2 });
			expect(await account.read(`${path}/${String(item.id)}`)).toMatchObject({ is_deleted: true });
		},
	},
	merge: {
		start: async (account) => ({
			id: (await create(account, path, { title: 'Twin', org_id: 2 })).id,
			stays: (await create(account, path, { title: 'Stays', value: 9 })).id,
		}),
		parameters: { dealId, merge_with_id: ofItem('stays') },
		controls: { merge_with_id: 'names the deal that stays' },
		check: async (account, { item, json }) => {
			expect(json[0]?.id).toBe(item.stays);
			const stays = await account.read(`${path}/${String(item.stays)}`);
			expect(stays).toMatchObject({ title: 'Stays', value: 9, org_id: 2, is_deleted: false });
			expect(await account.read(`${path}/${String(item.id)}`)).toMatchObject({ is_deleted: true });
		},
	},
};

const readings: ResourceCases = {
	get: { parameters: { dealId: byId(7) }, answers: `${path}/7` },
	getAll: {
		parameters: {
			filters: {
				owner_id: byName('Ana Silva'),
				status: ['open', 'won'],
				pipeline_id: byName('Sales'),
			},
		},
		answers: `${path}?owner_id=103&status=open,won&pipeline_id=1&limit=50`,
	},
	search: {
		parameters: { term: 'Gutmann Group', filters: { status: 'open' } },
		answers: hitsOf(`${path}/search?term=Gutmann%20Group&status=open`),
	},
	getConversionStatus: {
		start: async (account) => {
			const { conversion_id } = await create(account, `${path}/7/convert/lead`);
			const status = `${path}/7/convert/status/${String(conversion_id)}`;
			while ((await account.read(status)).status !== 'completed');
			return { conversion_id };
		},
		parameters: { dealId: byId(7), conversionId: '={{ $json.conversion_id }}' },
		answers: `${path}/7/convert/status/{conversion_id}`,
	},
	getEmailMessages: {
		parameters: { dealId: byId(19) },
		answers: '/api/v1/deals/19/mailMessages',
	},
	getFieldChanges: {
		start: async (account) => {
			await change(account, 'PATCH', `${path}/7`, { title: 'Another', value: 8 });
			return { id: 7 };
		},
		parameters: { dealId },
		answers: '/api/v1/deals/7/changelog',
	},
	getPermittedUsers: {
		parameters: { dealId: byId(7) },
		answers: idsIn('/api/v1/deals/7/permittedUsers', 'user_id'),
	},
	getSummary: {
		parameters: { filters: { user_id: byName('Ana Silva'), status: 'open' } },
		answers: '/api/v1/deals/summary?user_id=103&status=open',
	},
	getTimeline: {
		parameters: {
			start_date: '2026-01-01',
			interval: 'quarter',
			amount: 2,
			field_key: { __rl: true, mode: 'list', value: 'expected_close_date' },
			filters: { pipeline_id: byName('Sales') },
		},
		answers:
			'/api/v1/deals/timeline?start_date=2026-01-01&interval=quarter&amount=2&field_key=expected_close_date&pipeline_id=1',
	},
	getUpdates: { parameters: { dealId: byId(7) }, answers: '/api/v1/deals/7/flow' },
};

export const dealCases: ResourceCases = {
	...changesOf('deal', path, 'title'),
	...written,
	...several,
	...readings,
};

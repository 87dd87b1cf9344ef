import type { Links } from './recordSamples.ts';
import type { SandboxWalk } from './sandboxWalk.ts';
import { walkCrud } from './walkCrud.ts';

const SORTS = ['title', 'owner_id', 'creator_id', 'was_seen', 'expected_close_date', 'add_time'];

/** Leads, their labels and sources, and what becomes of them. */
export async function walkLeads(walk: SandboxWalk, links: Links): Promise<void> {
	const { user, person, organization } = links;
	await walkLabels(walk);
	const [label] = await walk.list('/api/v1/leadLabels');
	await walkCrud(walk, {
		path: '/api/v1/leads',
		creates: [
			{
				title: 'Contract lead',
				owner_id: user,
				label_ids: [label?.['id']],
				person_id: person,
				organization_id: organization,
				value: { amount: 1200.5, currency: 'EUR' },
				expected_close_date: '2030-06-30',
				visible_to: '3',
				was_seen: true,
				origin_id: 'contract-1',
				channel: 52,
				channel_id: 'Contract',
			},
			{ title: 'Contract lead, bare', person_id: person },
			{ title: 'Contract lead, organization', organization_id: organization },
		],
		updates: [
			{ value: null, expected_close_date: null, channel: null, channel_id: null },
			{ person_id: null, was_seen: false, visible_to: '1' },
			{ is_archived: true },
			{ is_archived: false, title: 'Contract lead, renamed', label_ids: [] },
		],
		refused: [
			{ title: 'Without anybody' },
			{ person_id: person },
			{ title: 'x', person_id: 999999999 },
			{ title: 'x', person_id: person, value: { amount: 1 } },
			{ title: 'x', person_id: person, label_ids: ['0'] },
		],
		filters: [
			{},
			{ start: 1, limit: 2 },
			{ owner_id: user },
			{ person_id: person },
			{ organization_id: organization },
			{ updated_since: '2020-01-01T00:00:00Z' },
			{ sort: 'update_time DESC', limit: 3 },
			...[...SORTS, 'id', 'next_activity_id', 'update_time'].map((sort) => ({ sort, limit: 3 })),
		],
	});
	await walk.sendBad('GET', '/api/v1/leads/00000000-0000-4000-a000-000000000000');
	await walkCustomFields(walk, links);
	await walkArchived(walk, links);
	await walkSearch(walk, links);
	await walkConversions(walk, links);
	await walk.list('/api/v1/leadSources');
	for (const kind of ['deal', 'lead', 'organization', 'person', 'product']) {
		await walk.list(`/api/v1/${kind}Fields`, { start: 0, limit: 20 });
	}
}

async function walkLabels(walk: SandboxWalk): Promise<void> {
	await walkCrud(walk, {
		path: '/api/v1/leadLabels',
		creates: [{ name: 'Contract', color: 'dark-gray' }],
		updates: [{ name: 'Contract 2' }, { color: 'pink' }],
		refused: [{ name: 'x' }, { name: 'x', color: 'white' }],
		hasNoGet: true,
	});
}

/** Custom fields of deals, at the root of the body. */
async function walkCustomFields(walk: SandboxWalk, { person }: Links): Promise<void> {
	const fields = await walk.list('/api/v2/dealFields', { limit: 500 });
	const keyOf = (type: string) => {
		const isWanted = (field: Record<string, unknown>) =>
			field['is_custom_field'] === true && field['field_type'] === type;
		return String(fields.find(isWanted)?.['field_code']);
	};
	const [money, range] = [keyOf('monetary'), keyOf('daterange')];
	await walk.create('/api/v1/leads', {
		title: 'Contract lead, custom',
		person_id: person,
		[money]: 12.5,
		[`${money}_currency`]: 'EUR',
		[range]: '2030-01-01',
		[`${range}_until`]: '2030-01-31',
	});
}

async function walkArchived(walk: SandboxWalk, { user, person, organization }: Links) {
	const path = '/api/v1/leads/archived';
	const filters = [
		{ start: 0, limit: 1 },
		{ owner_id: user },
		{ person_id: person },
		{ organization_id: organization },
		{ sort: 'title' },
	];
	for (const filter of filters) await walk.list(path, filter);
	await walk.sendBad('GET', path, { updated_since: '2020-01-01T00:00:00Z' });
}

async function walkSearch(walk: SandboxWalk, { person, organization }: Links): Promise<void> {
	const path = '/api/v2/leads/search';
	await walk.turnPages(path, { term: 'demo', limit: 1 }, 3);
	for (const filter of [
		{ fields: 'custom_fields,notes,title' },
		{ exact_match: true },
		{ person_id: person },
		{ organization_id: organization },
		{ include_fields: 'lead.was_seen' },
	]) {
		await walk.send('GET', path, { term: 'demo', ...filter });
	}
	await walk.sendBad('GET', path, { term: 'd' });
}

async function walkConversions(walk: SandboxWalk, links: Links): Promise<void> {
	const { person, stage, pipeline } = links;
	const [own] = await walk.list('/api/v1/leads', { limit: 1 });
	await walk.send('GET', `/api/v1/leads/${String(own?.['id'])}/permittedUsers`);
	const places: Record<string, unknown>[] = [{}, { stage_id: stage }, { pipeline_id: pipeline }];
	for (const place of places) {
		const lead = await walk.create('/api/v1/leads', { title: 'To a deal', person_id: person });
		const path = `/api/v2/leads/${String(lead)}/convert`;
		await walk.sendBad('POST', `${path}/deal`, {}, { stage_id: stage, pipeline_id: pipeline });
		await walkConversion(walk, path, 'deal', place);
		await walk.sendBad('POST', `${path}/deal`, {}, {});
	}
	const deal = await walk.create('/api/v2/deals', { title: 'To a lead', person_id: person });
	await walkConversion(walk, `/api/v2/deals/${String(deal)}/convert`, 'lead');
	await walk.sendBad('POST', `/api/v2/deals/${String(deal)}/convert/lead`);
}

async function walkConversion(walk: SandboxWalk, path: string, to: string, body?: object) {
	const { data } = await walk.send('POST', `${path}/${to}`, {}, body);
	const conversion = String(Reflect.get(Object(data), 'conversion_id'));
	for (let poll = 0; poll < 3; poll += 1) await walk.send('GET', `${path}/status/${conversion}`);
	await walk.sendBad('GET', `${path}/status/00000000-0000-4000-a000-000000000000`);
}

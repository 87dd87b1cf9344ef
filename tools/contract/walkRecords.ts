import type { Facts, Shape } from './facts.ts';
import { recordSamples } from './recordSamples.ts';
import type { Links, RecordSample } from './recordSamples.ts';
import { rowsOf, SandboxWalk } from './sandboxWalk.ts';
import type { SandboxAccess, Walked } from './sandboxWalk.ts';
import { walkAdministration } from './walkAdministration.ts';
import { walkAttached } from './walkAttached.ts';
import { walkWebhooks } from './walkWebhooks.ts';
import { walkFieldWrites } from './walkFieldWrites.ts';
import { walkHistory } from './walkHistory.ts';
import { walkItemSearch } from './walkItemSearch.ts';
import { walkLeads } from './walkLeads.ts';
import { walkProjects } from './walkProjects.ts';
import { walkSales } from './walkSales.ts';

type Fields = Record<string, unknown>;

const FIELD_PATHS = ['deal', 'person', 'organization', 'product', 'activity', 'project'].map(
	(entity) => `/api/v2/${entity}Fields`,
);

/** Where a stored filter's type lists records. */
const FILTERED: Record<string, string> = {
	deals: '/api/v2/deals',
	people: '/api/v2/persons',
	org: '/api/v2/organizations',
	products: '/api/v2/products',
	activity: '/api/v2/activities',
	leads: '/api/v1/leads',
	projects: '/api/v2/projects',
};

/**
 * Visits every operation that the sandbox serves, with all query keys of the description, and with
 * answers of every kind: full and bare records, several pages, won, lost, archived and deleted
 * ones, refusals.
 *
 * @returns the requests with their answers, in order
 */
export async function walkRecords(facts: Facts, access: SandboxAccess): Promise<Walked[]> {
	const walk = new SandboxWalk(access);
	const links = await findLinks(walk);
	for (const path of FIELD_PATHS) await walkFields(walk, path);
	for (const sample of recordSamples(links)) await walkRecord(walk, facts, sample);
	await walkArchivedDeals(walk, facts, links);
	await walkAttached(walk, links);
	await walkWebhooks(walk, links.user);
	await walkLeads(walk, links);
	await walkProjects(walk, links);
	await walkSales(walk, links);
	await walkHistory(walk, links);
	await walkFieldWrites(walk);
	await walkAdministration(walk, links);
	await walkItemSearch(walk);
	await walkAccount(walk, links);
	return walk.walked;
}

async function findLinks(walk: SandboxWalk): Promise<Links> {
	const [user] = await walk.list('/api/v1/users');
	const [person] = await walk.list('/api/v2/persons', { limit: 1 });
	const [organization] = await walk.list('/api/v2/organizations', { limit: 1 });
	const [pipeline] = await walk.list('/api/v2/pipelines');
	const [stage] = await walk.list('/api/v2/stages', { pipeline_id: pipeline?.['id'] });
	const deals = await walk.list('/api/v2/deals', { limit: 500 });
	return {
		user: user?.['id'],
		person: person?.['id'],
		organization: organization?.['id'],
		pipeline: pipeline?.['id'],
		stage: stage?.['id'],
		deal: deals[0]?.['id'],
		customFields: mostFilled(deals),
	};
}

/** The custom fields of the record that fills most of them: a sample of every type. */
function mostFilled(records: Fields[]): Fields {
	const filled = records.map(({ custom_fields: values }) =>
		Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== null)),
	);
	return filled.reduce(
		(most, one) => (Object.keys(one).length > Object.keys(most).length ? one : most),
		{},
	);
}

async function walkFields(walk: SandboxWalk, path: string): Promise<void> {
	const fields = await walk.list(path, { limit: 500 });
	await walk.turnPages(path, { limit: 5 }, 3);
	await walk.send('GET', `${path}/${String(fields[0]?.['field_code'])}`);
	await walk.sendBad('GET', `${path}/no_such_field`);
}

async function walkRecord(walk: SandboxWalk, facts: Facts, sample: RecordSample): Promise<void> {
	const { path, creates = [], updates = [], refused = [] } = sample;
	const made = [];
	for (const body of creates) made.push(await walk.create(path, body));
	const [first] = await walk.list(path);
	const [id = first?.['id']] = made;
	await walkLists(walk, facts, path, sample.filters, [id]);
	await walkGet(walk, facts, `${path}/${String(id)}`);
	for (const body of updates) await walk.send('PATCH', `${path}/${String(id)}`, {}, body);
	if (sample.search) await walkSearch(walk, facts, `${path}/search`, sample.search);
	for (const body of refused) await walk.sendBad('POST', path, {}, body);
	for (const one of made) await walk.send('DELETE', `${path}/${String(one)}`);
	await walk.sendBad('GET', `${path}/999999999`);
}

/** Every query key of the description by itself, then the pages. */
async function walkLists(
	walk: SandboxWalk,
	facts: Facts,
	path: string,
	filters: Fields,
	ids: unknown[],
): Promise<void> {
	await walk.list(path, { limit: 500 });
	await walk.turnPages(path, { limit: 2, sort_direction: 'desc' }, 3);
	await walk.sendBad('GET', path, { limit: 501 });
	const query = facts[`GET ${path}`]?.query ?? {};
	for (const [name, value] of Object.entries(filters)) await walk.list(path, { [name]: value });
	if ('ids' in query) await walk.list(path, { ids: ids.join(',') });
	for (const name of ['include_option_labels', 'include_labels']) {
		if (name in query) await walk.list(path, { [name]: true, limit: 50 });
	}
	for (const choice of choicesOf(query['sort_by'])) {
		await walk.list(path, { sort_by: choice, sort_direction: 'desc', limit: 5 });
	}
	const included = choicesOf(query['include_fields']).join(',');
	if (included !== '') await walk.list(path, { include_fields: included, limit: 50 });
}

async function walkGet(walk: SandboxWalk, facts: Facts, path: string): Promise<void> {
	await walk.send('GET', path);
	const query = facts[`GET ${path.replace(/\/\w+$/, '/{id}')}`]?.query ?? {};
	const included = choicesOf(query['include_fields']).join(',');
	if (included !== '') await walk.send('GET', path, { include_fields: included });
	for (const name of ['include_option_labels', 'include_labels']) {
		if (name in query) await walk.send('GET', path, { [name]: true });
	}
}

async function walkSearch(
	walk: SandboxWalk,
	facts: Facts,
	path: string,
	filters: Fields,
): Promise<void> {
	await walk.turnPages(path, { term: 'con', limit: 1 }, 3);
	await walk.send('GET', path, { term: 'contract', exact_match: true });
	await walk.sendBad('GET', path, { term: 'c' });
	for (const [name, value] of Object.entries(filters)) {
		await walk.send('GET', path, { term: 'con', [name]: value });
	}
	for (const choice of choicesOf(facts[`GET ${path}`]?.query?.['include_fields'])) {
		await walk.send('GET', path, { term: 'con', include_fields: choice });
	}
}

async function walkArchivedDeals(walk: SandboxWalk, facts: Facts, links: Links): Promise<void> {
	const custom_fields = links.customFields;
	const id = await walk.create('/api/v2/deals', { title: 'Contract archive', custom_fields });
	await walk.send('POST', `/api/v1/deals/${String(id)}/duplicate`);
	await walk.sendBad('POST', '/api/v1/deals/999999999/duplicate');
	await walk.send('PATCH', `/api/v2/deals/${String(id)}`, {}, { is_archived: true });
	await walk.sendBad('PATCH', `/api/v2/deals/${String(id)}`, {}, { title: 'Refused' });
	const filters = { owner_id: links.user, status: 'open' };
	await walkLists(walk, facts, '/api/v2/deals/archived', filters, [id]);
}

async function walkAccount(walk: SandboxWalk, links: Links): Promise<void> {
	await walk.send('GET', '/api/v1/users/me');
	await walk.send('GET', `/api/v1/users/${String(links.user)}`);
	await walk.sendBad('GET', '/api/v1/users/999999999');
	await walk.send('GET', '/api/v1/users/find', { term: 'ma' });
	await walk.send('GET', '/api/v1/users/find', { term: 'example', search_by_email: 1 });
	await walk.send('GET', '/api/v1/activityTypes');
	await walk.send('GET', '/api/v1/activityFields');
	await walk.send('GET', '/api/v1/currencies');
	await walk.send('GET', '/api/v1/currencies', { term: 'eur' });
	for (const type of ['deals', 'leads', 'org', 'people', 'products', 'activity', 'projects']) {
		await walk.send('GET', '/api/v1/filters', { type });
	}
	for (const filter of rowsOf((await walk.send('GET', '/api/v1/filters'))['data'])) {
		await walk.send('GET', `/api/v1/filters/${String(filter['id'])}`);
		const path = FILTERED[String(filter['type'])];
		if (path) await walk.list(path, { filter_id: filter['id'], limit: 10 });
	}
}

function choicesOf(shape: Shape | undefined): string[] {
	return typeof shape === 'object' && 'enum' in shape ? shape.enum.map(String) : [];
}

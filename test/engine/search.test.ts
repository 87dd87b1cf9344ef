import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const search = async (more: IDataObject) =>
	await runNode(account.sandbox, {
		parameters: {
			resource: 'search',
			operation: 'searchEverything',
			returnAll: true,
			...more,
		} as INodeParameters,
	});

interface Hits {
	items: { result_score: number; item: IDataObject }[];
	related_items: { item: IDataObject }[];
}

const found = async (query: string) =>
	(await account.read(`/api/v2/itemSearch?limit=100&${query}`)) as unknown as Hits;

/** A deal with a person and an organization of one word in their names. */
async function addRecords(): Promise<{ deal: IDataObject; person: IDataObject }> {
	const call = async (path: string, body: IDataObject) =>
		(await account.sandbox.call('POST', path, body)).body.data as IDataObject;
	const organization = await call('/api/v2/organizations', { name: 'Quokka Ltd' });
	const person = await call('/api/v2/persons', { name: 'Quokka Quinn', org_id: organization.id });
	const deal = await call('/api/v2/deals', { title: 'Quokka renewal', person_id: person.id });
	await account.sandbox.call('POST', '/api/v2/deals', {
		title: 'Another one of Quinn',
		person_id: person.id,
	});
	return { deal, person };
}

describe('Search Everything', () => {
	it('answers flat records with their kind and score', async () => {
		const { deal, person } = await addRecords();
		const { json, error } = await search({ term: 'quokka', simple: true });
		expect(error).toBeUndefined();
		expect(json.map(({ type }) => type).sort()).toEqual(['deal', 'organization', 'person']);
		expect(json.find(({ type }) => type === 'deal')).toMatchObject({
			id: deal.id,
			title: 'Quokka renewal',
			person_id: person.id,
			person_name: 'Quokka Quinn',
			url: expect.stringContaining(`/deal/${String(deal.id)}`) as string,
			result_score: expect.any(Number) as number,
		});
	});

	it('reads every page by its cursor, in the order of the scores', async () => {
		const { json } = await search({ term: 'sc', simple: false });
		const pages = await account.sent('GET', '/api/v2/itemSearch');
		expect(pages.length).toBeGreaterThan(1);
		expect(pages[1]?.query.cursor).toBeDefined();
		const first = await found('term=sc');
		expect(json.slice(0, 100)).toEqual(
			first.items.map(({ result_score, item }) => ({ ...item, result_score })),
		);
		const scores = json.map(({ result_score: score }) => Number(score));
		expect(scores).toEqual([...scores].sort((a, b) => b - a));
		const keys = json.map(({ type, id }) => `${String(type)} ${String(id)}`);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it.each<[string, IDataObject, string]>([
		['kinds', { item_types: ['person', 'organization'] }, 'item_types=person,organization'],
		['places', { fields: ['email', 'phone'] }, 'fields=email,phone'],
		[
			'additional properties',
			{ item_types: ['deal'], include_fields: ['deal.cc_email'] },
			'item_types=deal&include_fields=deal.cc_email',
		],
	])('knows %s', async (_what, filters, query) => {
		const term = query.includes('email,') ? 'example' : 'Ana';
		const { json, error } = await search({ term, filters, simple: false });
		expect(error).toBeUndefined();
		const { items } = await found(`term=${term}&${query}`);
		expect(items.length).toBeGreaterThan(0);
		expect(json.slice(0, 100)).toEqual(
			items.map(({ result_score, item }) => ({ ...item, result_score })),
		);
	});

	it('matches exactly on request, and tells when Limit cut the list', async () => {
		await addRecords();
		const exact = await search({ term: 'quokka quinn', exact_match: true });
		expect(exact.json.map(({ name }) => name)).toEqual(['Quokka Quinn']);
		const limited = await search({ term: 'quokka', returnAll: false, limit: 2 });
		expect(limited.json).toHaveLength(2);
		expect(limited.hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
	});

	it('adds related records behind what was found, each once', async () => {
		const { person } = await addRecords();
		const { json } = await search({
			term: 'quokka',
			filters: { item_types: ['person', 'deal'], search_for_related_items: true },
		});
		const related = json.filter((one) => one.related === true);
		expect(related.map(({ title }) => title)).toEqual(['Another one of Quinn']);
		expect(related[0]).toMatchObject({ type: 'deal', person_id: person.id });
		expect(json.indexOf(related[0] ?? {})).toBe(json.length - 1);
	});

	it('loads the full records of each kind, as their Get answers them', async () => {
		const { deal, person } = await addRecords();
		const { json, error } = await search({ term: 'quokka', loadFullRecords: true, simple: true });
		expect(error).toBeUndefined();
		const get = async (resource: string, key: string, id: unknown) =>
			(
				await runNode(account.sandbox, {
					parameters: {
						resource,
						operation: 'get',
						simple: true,
						[key]: { __rl: true, mode: 'recordId', value: id },
					} as INodeParameters,
				})
			).json[0];
		const foundDeal = json.find(({ type }) => type === 'deal');
		expect(foundDeal).toEqual({
			...(await get('deal', 'dealId', deal.id)),
			type: 'deal',
			result_score: expect.any(Number) as number,
		});
		expect(foundDeal).toHaveProperty('stage_name');
		expect(json.find(({ type }) => type === 'person')).toMatchObject({
			...(await get('person', 'personId', person.id)),
		});
	});

	it('loads leads and files as their Get answers them', async () => {
		const [lead] = await account.list('/api/v1/leads');
		const form = new FormData();
		form.set('deal_id', '7');
		form.set('file', new Blob(['x']), 'Wombat plan.txt');
		await fetch(`${account.sandbox.url}/api/v1/files`, {
			method: 'POST',
			headers: { 'x-api-token': account.sandbox.apiToken },
			body: form,
		});
		await account.sandbox.call('PATCH', `/api/v1/leads/${String(lead?.id)}`, {
			title: 'Wombat asks',
		});
		const { json, error } = await search({ term: 'wombat', loadFullRecords: true, simple: true });
		expect(error).toBeUndefined();
		const got = await runNode(account.sandbox, {
			parameters: {
				resource: 'lead',
				operation: 'get',
				simple: true,
				leadId: { __rl: true, mode: 'recordId', value: lead?.id },
			} as INodeParameters,
		});
		expect(json.find(({ type }) => type === 'lead')).toMatchObject({
			...got.json[0],
			type: 'lead',
			title: 'Wombat asks',
		});
		expect(json.find(({ type }) => type === 'file')).toMatchObject({
			name: 'Wombat plan.txt',
			deal_id: 7,
			file_size: 1,
		});
	});

	it('leaves out what is gone by now, and says so', async () => {
		const { deal } = await addRecords();
		await account.sandbox.arm({
			method: 'GET',
			path: `/api/v2/deals/${String(deal.id)}`,
			fault: { status: 404, json: { success: false, error: 'Deal not found' } },
		});
		const { json, hints } = await search({ term: 'quokka', loadFullRecords: true });
		expect(json.map(({ type }) => type)).not.toContain('deal');
		expect(json).toHaveLength(2);
		expect(hints).toEqual([expect.stringContaining('are gone by now')]);
	});
});

describe('Search One Field', () => {
	const oneField = async (more: IDataObject) =>
		await search({ operation: 'searchOneField', entity_type: 'organization', ...more });

	it.each([
		['by its name', 'Name'],
		['by its code', 'name'],
	])('finds records by the text of a field given %s', async (_how, field) => {
		await addRecords();
		const { json, error } = await oneField({ field, term: 'Quokka', match: 'beginning' });
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{ type: 'organization', id: expect.any(Number) as number, name: 'Quokka Ltd' },
		]);
	});

	it('tells upper from lower case, and fits exactly, at the beginning or in the middle', async () => {
		await addRecords();
		const count = async (term: string, match: string) =>
			(await oneField({ field: 'name', term, match })).json.length;
		expect(await count('quokka ltd', 'exact')).toBe(0);
		expect(await count('Quokka Ltd', 'exact')).toBe(1);
		expect(await count('okka', 'beginning')).toBe(0);
		expect(await count('okka', 'middle')).toBe(1);
	});

	it('finds by a custom field, and loads the full records', async () => {
		const [field = {}] = (await account.list('/api/v2/organizationFields?limit=500')).filter(
			(one) => one.is_custom_field === true && one.field_type === 'varchar',
		);
		await account.sandbox.call('PATCH', '/api/v2/organizations/7', {
			custom_fields: { [String(field.field_code)]: 'QX-7781' },
		});
		const { json, error } = await oneField({
			field: String(field.field_name),
			term: 'QX-7781',
			loadFullRecords: true,
			simple: true,
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({
				type: 'organization',
				id: 7,
				custom_fields: expect.objectContaining({
					[String(field.field_name)]: 'QX-7781',
				}) as IDataObject,
			}),
		]);
	});

	it('refuses a field that the kind does not have, with the nearest', async () => {
		const { error } = await oneField({ field: 'Nmae', term: 'Quokka' });
		expect(error?.message).toContain("'Field' names no field of this kind (organization): 'Nmae'");
		expect(error?.description).toContain("Did you mean 'Name'");
		expect(await account.sent('GET', '/api/v2/itemSearch/field')).toEqual([]);
	});
});

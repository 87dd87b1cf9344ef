import type { INodeParameters, INodeType } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials';
import { additionalDataFor, workflowOf } from '../../engine/execute';
import { core, startEngine } from '../../engine/n8n';
import { loadPackage, nodeTypesOf, standIn } from '../../engine/nodeTypes';
import { tokenFor, workflowFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

/**
 * The node's panel as the editor opens it: a context to load lists in, and the methods of the built node. Lists of
 * fields are those of the resource that is chosen.
 */
async function panel(apiToken = account.sandbox.apiToken, parameters: INodeParameters = {}) {
	await startEngine();
	const loader = await loadPackage();
	const nodeTypes = nodeTypesOf(loader, { source: standIn('source') });
	const keyring = { editor: tokenFor(account.sandbox, { apiToken }) };
	const chosen = { authentication: 'apiToken', ...parameters };
	const additionalData = {
		...additionalDataFor(credentialsHelperOf(loader, keyring)),
		currentNodeParameters: chosen,
	};
	const file = workflowFor({ parameters: { operation: 'create' } }, 'editor');
	const workflow = workflowOf(file, nodeTypes);
	const node = workflow.getNode('Pipedrive');
	if (node === null) throw new Error('The workflow has no such node');
	const context = new core.LoadOptionsContext(workflow, node, additionalData, '');
	const { methods } = loader.getNode('pipedriveCrm').type as INodeType;
	const choose = (resource: string) =>
		new core.LoadOptionsContext(
			workflow,
			node,
			{ ...additionalData, currentNodeParameters: { ...chosen, resource } },
			'',
		);
	return {
		search: async (method: string, filter?: string, token?: string) => {
			const search = methods?.listSearch?.[method];
			if (search === undefined) throw new Error(`There is no list ${method}`);
			return await search.call(context, filter, token);
		},
		load: async (method: string, resource = 'deal') => {
			const load = methods?.loadOptions?.[method];
			if (load === undefined) throw new Error(`There is no list ${method}`);
			return await load.call(choose(resource));
		},
		columnsOf: async (resource: string) => {
			const columns = methods?.resourceMapping?.getCustomFields;
			if (columns === undefined) throw new Error('There are no columns');
			return (await columns.call(choose(resource))).fields;
		},
	};
}

it('lists records page by page, with links to their pages', async () => {
	const { search } = await panel();
	const first = await search('searchDeals');
	const second = await search('searchDeals', undefined, String(first.paginationToken));
	expect(first.results).toHaveLength(100);
	expect(first.results[0]?.url).toBe(
		`${account.sandbox.url}/deal/${String(first.results[0]?.value)}`,
	);
	const ids = [...first.results, ...second.results].map(({ value }) => value);
	expect(new Set(ids).size).toBe(200);
});

it('finds records by what is typed, from the second letter on', async () => {
	const { search } = await panel();
	const found = await search('searchDeals', 'website relaunch');
	expect(found.results.length).toBeGreaterThan(3);
	for (const { name } of found.results) expect(name).toMatch(/website relaunch/);
	const tooShort = await search('searchOrganizations', 'w');
	expect(tooShort.results).toHaveLength(100);
});

it('shows a stage before its pipeline, and finds it by either', async () => {
	const { search } = await panel();
	const all = await search('searchStages');
	expect(all.results.map(({ name }) => name)).toContain('Proposal ‹ Partner Channel');
	const partner = await search('searchStages', 'partner');
	expect(partner.results.map(({ name }) => name)).toEqual(
		expect.arrayContaining(['Registered ‹ Partner Channel', 'Partner Review ‹ Partner Channel']),
	);
});

it('offers users who are still there, by name or e-mail address', async () => {
	const { search } = await panel();
	const names = (await search('searchUsers')).results.map(({ name }) => name);
	expect(names).toContain('Ana Silva');
	expect(names).not.toContain('Jonas Weber');
	const byMail = await search('searchUsers', 'ana.silva@');
	expect(byMail.results.map(({ name }) => name)).toEqual(['Ana Silva']);
});

it('offers labels, stored filters, industries and currencies, each of its kind', async () => {
	const { load, search } = await panel();
	expect((await load('getDealLabels')).map(({ name }) => name)).toContain('Hot');
	const filters = await search('searchDealFilters');
	expect(filters.results.map(({ name }) => name)).toContain('All open deals');
	expect(filters.results.map(({ name }) => name)).not.toContain('People with an organization');
	const people = await search('searchPersonFilters');
	expect(people.results.map(({ name }) => name)).toEqual(['People with an organization']);
	const organizations = await search('searchOrganizationFilters');
	expect(organizations.results.map(({ name }) => name)).toEqual(['Platinum customers']);
	expect((await load('getPersonLabels')).map(({ name }) => name)).toContain('Hot Lead');
	expect((await load('getOrganizationLabels')).map(({ name }) => name)).toContain('Vendor');
	const industries = await search('searchIndustries', 'log');
	expect(industries.results).toEqual([{ name: 'Logistics', value: 43 }]);
	const euro = await search('searchCurrencies', 'eur');
	expect(euro.results).toEqual([{ name: 'EUR – Euro', value: 'EUR' }]);
});

it('offers the custom fields of deals as columns, by name, with the labels of options', async () => {
	const { columnsOf, load } = await panel();
	const fields = await columnsOf('deal');
	const industry = fields.find(({ id }) => id === 'Industry');
	expect(industry).toMatchObject({ type: 'options', required: false });
	expect(industry?.options?.map(({ value }) => value)).toContain('Manufacturing');
	expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
	const clearable = (await load('getClearableFields', 'deal')).map(({ name }) => name);
	expect(clearable).toEqual(expect.arrayContaining(['Lost Reason', 'Industry']));
	expect(clearable).not.toContain('Title');
});

it('lists activities with their days, the newest change first, without a search', async () => {
	const { search } = await panel();
	const [newest] = await account.list(
		'/api/v2/activities?limit=1&sort_by=update_time&sort_direction=desc',
	);
	const first = await search('searchActivities', 'is not searched for');
	expect(first.results).toHaveLength(100);
	expect(first.results[0]).toEqual({
		name: `${String(newest?.subject)} – ${String(newest?.due_date)}`,
		value: newest?.id,
	});
	expect(first.paginationToken).toEqual(expect.any(String));
});

it('offers activity types by their keys, priorities, and categories of products', async () => {
	const { search } = await panel();
	const types = await search('searchActivityTypes', 'visit');
	expect(types.results).toEqual([{ name: 'Site Visit', value: 'site_visit' }]);
	const priorities = await search('searchActivityPriorities');
	expect(priorities.results.map(({ name }) => name)).toEqual(['Low', 'Medium', 'High']);
	const categories = await search('searchProductCategories');
	expect(categories.results.map(({ name }) => name)).toEqual(['Software', 'Hardware', 'Services']);
});

it('finds products by name or code, with links to their pages', async () => {
	const { search } = await panel();
	const { code, name } = await account.read('/api/v2/products/5');
	const found = await search('searchProducts', String(code));
	expect(found.results).toEqual([{ name, value: 5, url: `${account.sandbox.url}/product/5` }]);
});

it('offers the custom fields of products, and of activities only what can be emptied', async () => {
	const { columnsOf, load } = await panel();
	expect((await columnsOf('product')).length).toBeGreaterThan(5);
	expect((await load('getClearableFields', 'activity')).map(({ name }) => name)).toEqual([
		'Due Time',
		'Note',
		'Person',
		'Public Description',
	]);
});

it('lists leads page by page with links, finds them by title, and offers their labels and filters', async () => {
	const { search, load, columnsOf } = await panel();
	const first = await search('searchLeads');
	const newest = await account.list('/api/v1/leads?limit=100&sort=update_time%20DESC');
	expect(first.results.map(({ value }) => value)).toEqual(newest.map(({ id }) => id));
	expect(first.results[0]?.url).toBe(`${account.sandbox.url}/leads/inbox/${String(newest[0]?.id)}`);
	expect(first.paginationToken).toBeUndefined();
	const found = await search('searchLeads', 'asks for a demo');
	expect(found.results.length).toBeGreaterThan(0);
	expect(found.results[0]?.value).toMatch(/^[0-9a-f-]{36}$/);
	const hot = (await load('getLeadLabels')).find(({ name }) => name === 'Hot');
	expect(hot?.value).toMatch(/^[0-9a-f-]{36}$/);
	expect((await search('searchLeadFilters')).results).not.toEqual([]);
	expect((await columnsOf('lead')).map(({ id }) => id)).toContain('Industry');
	const conditions = (await load('getConditionFields', 'lead')).map(({ value }) => value);
	expect(conditions).toEqual(expect.arrayContaining(['label_ids', 'value']));
	expect(conditions).not.toContain('stage_id');
});

it('lists the fields for conditions by name, with those that the account does not list', async () => {
	const { load } = await panel();
	const of = async (resource: string) => await load('getConditionFields', resource);
	const ofDeal = await of('deal');
	expect(ofDeal).toEqual(
		expect.arrayContaining([
			{ name: 'Next Activity Date', value: 'next_activity_date' },
			{ name: 'Title', value: 'title' },
		]),
	);
	const twins = ofDeal.filter(({ name }) => name.startsWith('Region'));
	expect(twins.map(({ name, value }) => name === `Region (${String(value).slice(0, 8)})`)).toEqual([
		true,
		true,
	]);
	expect(await of('person')).toContainEqual({ name: 'Fax', value: 'fax' });
	await account.sandbox.clearRequests();
	expect(await of('activity')).toContainEqual({ name: 'Participant', value: 'participants' });
	expect(await of('dealParticipant')).toContainEqual({
		name: 'Visible To',
		value: 'person.visible_to',
	});
	expect(await account.sandbox.requests()).toEqual([]);
});

it('offers the fields of the kind of record that is searched for, by their names', async () => {
	const of = async (entity_type: string) =>
		await (await panel(account.sandbox.apiToken, { entity_type })).load('getFieldsToSearch');
	const ofDeal = await of('deal');
	const ofOrganization = await of('organization');
	expect(ofDeal).toContainEqual({ name: 'Title', value: 'title' });
	expect(ofOrganization).not.toContainEqual({ name: 'Title', value: 'title' });
	expect(ofOrganization).toContainEqual({ name: 'Name', value: 'name' });
	expect(await of('lead')).toContainEqual({ name: 'Title', value: 'title' });
	const twins = ofDeal.filter(({ name }) => name.startsWith('Region'));
	expect(twins).toHaveLength(2);
	for (const { name, value } of twins) expect(name).toBe(`Region (${String(value).slice(0, 8)})`);
});

it('lists roles, permission sets, goals of everybody, and users who are not active', async () => {
	const { search } = await panel();
	const namesOf = async (method: string) => (await search(method)).results.map(({ name }) => name);
	expect(await namesOf('searchRoles')).toContain('Sales Managers');
	expect(await namesOf('searchPermissionSets')).toContain('Deals regular user');
	expect(await namesOf('searchGoals')).toEqual(
		expect.arrayContaining(['Deals won by the company', 'Calls of Tom Berger']),
	);
	await account.sandbox.call('PUT', '/api/v1/users/103', { active_flag: false });
	const [inactive] = (await account.list('/api/v1/users')).filter(({ id }) => id === 103);
	expect(await namesOf('searchEveryUser')).toContain(inactive?.name);
});

it('says why a list cannot be loaded, and what to do, in the one sentence that the editor shows', async () => {
	const { search } = await panel('0'.repeat(40));
	const loading = search('searchStages');
	await expect(loading).rejects.toThrow(/token/i);
	await expect(loading).rejects.not.toThrow(/0000000/);
});

it('offers boards, their phases, templates and labels of projects', async () => {
	const { columnsOf, load, search } = await panel();
	const names = async (list: string, filter?: string) =>
		(await search(list, filter)).results.map(({ name }) => name);
	expect(await names('searchBoards')).toEqual(['Customer Onboarding', 'Internal Projects']);
	expect(await names('searchPhases', 'internal')).toEqual(
		['Ideas', 'Planned', 'Running', 'Review'].map((phase) => `${phase} ‹ Internal Projects`),
	);
	expect(await names('searchProjectPhases', 'kick')).toEqual(['Kick-Off ‹ Customer Onboarding']);
	expect(await names('searchProjectTemplates', 'move')).toEqual(['Office Move']);
	expect(await names('searchProjectFilters')).toEqual(['Running projects']);
	expect((await load('getProjectLabels')).map(({ name }) => name)).toContain('At Risk');
	expect((await columnsOf('project')).map(({ id }) => id)).toContain('Project Code');
});

it('lists projects and tasks, whose lists cannot be sorted, and finds projects by title', async () => {
	const { search } = await panel();
	const [project] = await account.list('/api/v2/projects?limit=1');
	const projects = await search('searchProjects');
	expect(projects.results[0]).toEqual({ name: project?.title, value: project?.id });
	const found = await search('searchProjects', String(project?.title));
	expect(found.results).toContainEqual({ name: project?.title, value: project?.id });
	const [task] = await account.list('/api/v2/tasks?limit=1');
	expect((await search('searchTasks')).results[0]).toEqual({ name: task?.title, value: task?.id });
});

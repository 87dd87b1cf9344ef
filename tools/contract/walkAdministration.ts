import type { Links } from './recordSamples.ts';
import type { SandboxWalk } from './sandboxWalk.ts';
import { walkCrud } from './walkCrud.ts';

/** Users and roles, filters, activity types, calls, goals, mail and relations of organizations. */
export async function walkAdministration(walk: SandboxWalk, links: Links): Promise<void> {
	await walkUsers(walk);
	await walkFilters(walk);
	await walkActivityTypes(walk);
	await walkCalls(walk, links);
	await walkGoals(walk, links);
	await walkMail(walk, links);
	await walkRelationships(walk, links);
	await walkRemoteFiles(walk, links);
	await walk.send('GET', '/api/v1/userSettings');
	await walk.send('GET', '/api/v1/userConnections');
}

async function walkUsers(walk: SandboxWalk): Promise<void> {
	const path = '/api/v1/users';
	const access = [{ app: 'sales', admin: false }];
	const made = await walk.create(path, { email: 'new.user@contract.example', access });
	await walk.create(path, { email: 'other@contract.example', active_flag: false });
	await walk.sendBad('POST', path, {}, { email: 'new.user@contract.example' });
	await walk.send('PUT', `${path}/${String(made)}`, {}, { active_flag: false });
	await walk.sendBad('PUT', `${path}/${String(made)}`, {}, {});
	for (const part of ['permissions', 'roleSettings', 'roleAssignments']) {
		await walk.send('GET', `${path}/${String(made)}/${part}`);
	}
	await walk.list(`${path}/${String(made)}/roleAssignments`, { start: 0, limit: 1 });
	const [role] = await walk.list('/api/v1/roles', { start: 0, limit: 2 });
	const one = `/api/v1/roles/${String(role?.['id'])}`;
	await walk.send('GET', one);
	await walk.send('GET', `${one}/settings`);
	await walk.list(`${one}/assignments`, { start: 0, limit: 2 });
	await walk.send('GET', `${one}/pipelines`, { visible: false });
	await walk.sendBad('GET', '/api/v1/roles/999999999');
	const [set] = await walk.list('/api/v1/permissionSets');
	await walk.list('/api/v1/permissionSets', { app: 'global' });
	await walk.send('GET', `/api/v1/permissionSets/${String(set?.['id'])}`);
	await walk.list(`/api/v1/permissionSets/${String(set?.['id'])}/assignments`, { limit: 2 });
	await walk.sendBad('GET', '/api/v1/permissionSets/none');
}

function conditionsOf(condition: object): object {
	return {
		glue: 'and',
		conditions: [
			{ glue: 'and', conditions: [condition] },
			{ glue: 'or', conditions: [] },
		],
	};
}

async function walkFilters(walk: SandboxWalk): Promise<void> {
	const path = '/api/v1/filters';
	await walk.send('GET', `${path}/helpers`);
	const { data } = await walk.send('GET', `${path}/1`);
	const groups: unknown = Reflect.get(
		Object(Reflect.get(Object(data), 'conditions')),
		'conditions',
	);
	const [first] = Array.isArray(groups) ? groups : [];
	const [known] = Object(Reflect.get(Object(first), 'conditions'));
	const field_id: unknown = Reflect.get(Object(known), 'field_id');
	const condition = { object: 'deal', field_id, operator: '=', value: 'open', extra_value: null };
	const body = { name: 'Contract', conditions: conditionsOf(condition), type: 'deals' };
	await walkCrud(walk, {
		path,
		creates: [body],
		updates: [
			{ name: 'Contract 2', conditions: conditionsOf({ ...condition, value: 'won' }) },
			{ conditions: conditionsOf({ ...condition, operator: 'IS NOT NULL', value: null }) },
		],
		updatedBy: 'PUT',
		refused: [
			{ name: 'x', type: 'deals' },
			{ ...body, conditions: { glue: 'and', conditions: [] } },
			{ ...body, conditions: conditionsOf({ ...condition, field_id: '1' }) },
			{ ...body, conditions: conditionsOf({ ...condition, operator: 'is' }) },
		],
	});
	const query = { include_field_code: true };
	const ids: unknown[] = [];
	for (const name of ['One', 'Two']) {
		const made = await walk.send('POST', path, query, { ...body, name });
		ids.push(Reflect.get(Object(made['data']), 'id'));
	}
	const one = `${path}/${String(ids[0])}`;
	await walk.send('GET', one, query);
	await walk.send('PUT', one, query, { conditions: body.conditions });
	await walk.send('DELETE', path, { ids: ids.join(',') });
	await walk.sendBad('DELETE', path);
}

async function walkActivityTypes(walk: SandboxWalk): Promise<void> {
	await walkCrud(walk, {
		path: '/api/v1/activityTypes',
		creates: [
			{ name: 'Contract type', icon_key: 'camera', color: 'FFAA00' },
			{ name: 'Contract type, bare', icon_key: 'bell' },
		],
		updates: [
			{ name: 'Contract type 2', icon_key: 'car' },
			{ color: '00AAFF', order_nr: 3 },
		],
		updatedBy: 'PUT',
		refused: [{ name: 'x' }, { name: 'x', icon_key: 'unicorn' }],
		hasNoGet: true,
	});
}

async function walkCalls(walk: SandboxWalk, links: Links): Promise<void> {
	const path = '/api/v1/callLogs';
	const least = {
		outcome: 'connected',
		to_phone_number: '+371 555 0100',
		start_time: '2026-01-31 09:00:00',
		end_time: '2026-01-31 09:05:00',
	};
	const made = await walk.create(path, {
		...least,
		user_id: links.user,
		subject: 'Contract call',
		duration: '300',
		from_phone_number: '+371 555 0101',
		person_id: links.person,
		org_id: links.organization,
		deal_id: links.deal,
		note: 'With a remark',
	});
	await walk.create(path, least);
	await walk.sendBad('POST', path, {}, { ...least, outcome: 'bored' });
	await walk.sendBad('POST', path, {}, { ...least, end_time: '2026-01-31 08:00:00' });
	await walk.list(path, { start: 0, limit: 2 });
	await walk.sendBad('GET', path, { limit: 51 });
	const one = `${path}/${String(made)}`;
	const recording = new FormData();
	recording.set('file', new Blob(['ID3'], { type: 'audio/mpeg' }), 'call.mp3');
	await walk.send('POST', `${one}/recordings`, {}, recording);
	await walk.send('GET', one);
	await walk.send('DELETE', one);
	await walk.sendBad('GET', one);
}

async function walkGoals(walk: SandboxWalk, { user, pipeline, stage }: Links): Promise<void> {
	const path = '/api/v1/goals';
	const body = {
		title: 'Contract goal',
		assignee: { id: user, type: 'person' },
		type: { name: 'deals_started', params: { pipeline_id: [pipeline] } },
		expected_outcome: { target: 50, tracking_metric: 'quantity' },
		duration: { start: '2026-01-01', end: '2026-12-31' },
		interval: 'monthly',
	};
	const { data } = await walk.send('POST', path, {}, body);
	const goal: unknown = Reflect.get(Object(data), 'goal');
	const one = `${path}/${String(Reflect.get(Object(goal), 'id'))}`;
	await walk.sendBad('POST', path, {}, { title: 'Half a goal' });
	for (const query of [
		{},
		{ 'type.name': 'deals_started', 'type.params.pipeline_id': pipeline },
		{ title: 'contract', is_active: true },
		{ 'assignee.id': user, 'assignee.type': 'person' },
		{ 'expected_outcome.target': 50, 'expected_outcome.tracking_metric': 'quantity' },
		{ 'expected_outcome.currency_id': 1, 'type.params.activity_type_id': 1 },
		{ 'type.params.stage_id': 1 },
		{ 'period.start': '2026-01-01', 'period.end': '2026-12-31' },
	]) {
		await walk.send('GET', `${path}/find`, query);
	}
	await walk.sendBad('GET', `${path}/find`, { 'period.start': '2026-01-01' });
	await walk.send('PUT', one, {}, { title: 'Contract goal 2', interval: 'weekly' });
	const period = { 'period.start': '2026-01-01', 'period.end': '2026-12-31' };
	await walk.send('GET', `${one}/results`, period);
	const progress = {
		type: { name: 'deals_progressed', params: { pipeline_id: [pipeline], stage_id: stage } },
		expected_outcome: { target: 50, tracking_metric: 'sum', currency_id: 1 },
		duration: { start: '2026-01-01' },
	};
	await walk.send('POST', path, {}, { ...body, ...progress });
	await walk.send('PUT', one, {}, progress);
	await walk.send('GET', `${one}/results`, period);
	await walk.sendBad('GET', `${one}/results`);
	await walk.send('DELETE', one);
	await walk.sendBad('DELETE', one);
}

async function walkMail(walk: SandboxWalk, { deal }: Links): Promise<void> {
	const path = '/api/v1/mailbox/mailThreads';
	const threads = await walk.list(path, { folder: 'inbox', start: 0, limit: 5 });
	for (const folder of ['drafts', 'sent', 'archive']) await walk.list(path, { folder });
	await walk.sendBad('GET', path);
	const one = `${path}/${String(threads[0]?.['id'])}`;
	await walk.send('GET', one);
	const form = (keys: Record<string, string>) => new URLSearchParams(keys);
	await walk.send('PUT', one, {}, form({ deal_id: String(deal), shared_flag: '1' }));
	await walk.send('PUT', one, {}, form({ read_flag: '0', archived_flag: '1' }));
	await walk.sendBad('PUT', one, {}, form({ read_flag: '2' }));
	const [message] = await walk.list(`${one}/mailMessages`);
	const mail = `/api/v1/mailbox/mailMessages/${String(message?.['id'])}`;
	await walk.send('GET', mail);
	await walk.send('GET', mail, { include_body: 1 });
	await walk.send('DELETE', one);
	await walk.sendBad('GET', one);
	await walk.sendBad('GET', mail);
}

async function walkRelationships(walk: SandboxWalk, { organization }: Links): Promise<void> {
	const path = '/api/v1/organizationRelationships';
	const [first, second] = [
		await walk.create('/api/v2/organizations', { name: 'Contract mother' }),
		await walk.create('/api/v2/organizations', { name: 'Contract daughter' }),
	];
	const body = { type: 'parent', rel_owner_org_id: first, rel_linked_org_id: second };
	await walk.list(path, { org_id: organization });
	await walkCrud(walk, {
		path,
		creates: [{ ...body, org_id: first }],
		updates: [{ type: 'related' }, { rel_owner_org_id: second, rel_linked_org_id: first }],
		updatedBy: 'PUT',
		refused: [{ type: 'parent' }, body, { ...body, rel_linked_org_id: first }],
		filters: [{ org_id: first }, { org_id: second }],
	});
	const made = await walk.create(path, body);
	await walk.send('GET', `${path}/${String(made)}`, { org_id: second });
}

async function walkRemoteFiles(walk: SandboxWalk, links: Links): Promise<void> {
	const form = (keys: Record<string, unknown>) =>
		new URLSearchParams(
			Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, String(value)])),
		);
	const item = { item_type: 'deal', item_id: links.deal, remote_location: 'googledrive' };
	const file = { ...item, file_type: 'gdoc', title: 'Contract document' };
	await walk.send('POST', '/api/v1/files/remote', {}, form(file));
	await walk.sendBad('POST', '/api/v1/files/remote', {}, form(item));
	const person = { ...item, item_type: 'person', item_id: links.person };
	const link = { ...person, remote_id: '1contract' };
	await walk.send('POST', '/api/v1/files/remoteLink', {}, form(link));
	await walk.sendBad('POST', '/api/v1/files/remoteLink', {}, form(person));
}

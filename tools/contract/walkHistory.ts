import type { Links } from './recordSamples.ts';
import type { SandboxWalk } from './sandboxWalk.ts';

const COLLECTIONS = ['deals', 'persons', 'organizations'];
const FLOW_ITEMS = ['activity', 'note', 'change', 'file', 'participant', 'mailMessage'];

/** What happened to records, who sees them, what mail is about them, and how two become one. */
export async function walkHistory(walk: SandboxWalk, links: Links): Promise<void> {
	for (const [index, collection] of COLLECTIONS.entries()) {
		const ids = [links.deal, links.person, links.organization];
		await walkRecord(walk, collection, ids[index]);
		await walkMerge(walk, collection);
	}
	await walk.send('GET', '/api/v1/products/1/permittedUsers');
	const [followed] = await walk.list('/api/v2/products', { limit: 1 });
	const product = `/api/v2/products/${String(followed?.['id'])}`;
	await walkFollowers(walk, product, links);
	await walk.turnPages(`/api/v2/users/${String(links.user)}/followers`, { limit: 1 }, 2);
	await walkRecents(walk);
	await walkMailOfRecords(walk);
}

/** The mails of records that have some. */
async function walkMailOfRecords(walk: SandboxWalk): Promise<void> {
	const threads = await walk.list('/api/v1/mailbox/mailThreads', { folder: 'inbox', limit: 20 });
	const ofDeal = threads.find(({ deal_id: deal }) => typeof deal === 'number');
	const [party] = threads.flatMap(({ parties }) => Object.values(Object(parties))).flat();
	const linked = Object(party);
	for (const [collection, id] of [
		['deals', ofDeal?.['deal_id']],
		['persons', Reflect.get(linked, 'linked_person_id')],
		['organizations', Reflect.get(linked, 'linked_organization_id')],
	]) {
		await walk.list(`/api/v1/${String(collection)}/${String(id)}/mailMessages`);
	}
}

async function walkRecord(walk: SandboxWalk, collection: string, id: unknown): Promise<void> {
	const v1 = `/api/v1/${collection}/${String(id)}`;
	const v2 = `/api/v2/${collection}/${String(id)}`;
	const key = collection === 'deals' ? 'title' : 'name';
	await walk.send('PATCH', v2, {}, { [key]: 'Contract, renamed' });
	await walk.send('PATCH', v2, {}, { [key]: 'Contract, renamed again', visible_to: 7 });
	await walk.turnPages(`${v1}/changelog`, { limit: 1 }, 3);
	await walk.list(`${v1}/changelog`, { limit: 500 });
	await walk.list(`${v1}/flow`, { start: 0, limit: 50, all_changes: '1' });
	await walk.list(`${v1}/flow`, { items: FLOW_ITEMS.join(',') });
	await walk.sendBad('GET', `${v1}/flow`, { items: 'weather' });
	await walk.list(`${v1}/mailMessages`, { start: 0, limit: 2, include_body: 1 });
	await walk.send('GET', `${v1}/permittedUsers`);
	await walk.sendBad('GET', `/api/v1/${collection}/999999999/permittedUsers`);
	const [user] = await walk.list('/api/v1/users');
	await walkFollowers(walk, v2, { user: user?.['id'] });
	if (collection !== 'deals') return;
	const person = await walk.create('/api/v2/persons', { name: 'Contract participant' });
	const row = String(await walk.create(`${v1}/participants`, { person_id: person }));
	await walk.send('DELETE', `${v1}/participants/${row}`);
	await walk.turnPages(`${v1}/participantsChangelog`, { limit: 1 }, 2);
}

async function walkFollowers(walk: SandboxWalk, path: string, { user }: Pick<Links, 'user'>) {
	await walk.send('POST', `${path}/followers`, {}, { user_id: user });
	await walk.send('DELETE', `${path}/followers/${String(user)}`);
	await walk.turnPages(`${path}/followers/changelog`, { limit: 1 }, 3);
}

async function walkMerge(walk: SandboxWalk, collection: string): Promise<void> {
	const key = collection === 'deals' ? 'title' : 'name';
	const path = `/api/v2/${collection}`;
	const gone = await walk.create(path, { [key]: 'Contract, gone' });
	const kept = await walk.create(path, { [key]: 'Contract, kept' });
	const merge = `/api/v1/${collection}/${String(gone)}/merge`;
	await walk.sendBad('PUT', merge, {}, { merge_with_id: gone });
	await walk.sendBad('PUT', merge, {}, { merge_with_id: 999999999 });
	await walk.send('PUT', merge, {}, { merge_with_id: kept });
	await walk.sendBad('PUT', merge, {}, { merge_with_id: kept });
}

async function walkRecents(walk: SandboxWalk): Promise<void> {
	const [deal] = await walk.list('/api/v2/deals', { sort_by: 'add_time', sort_direction: 'desc' });
	const since = String(deal?.['add_time']).slice(0, 10);
	const query = { since_timestamp: `${since} 00:00:00`, limit: 3 };
	await walk.list('/api/v1/recents', query);
	for (const items of ['activity', 'deal', 'note', 'person', 'organization', 'product', 'stage']) {
		await walk.list('/api/v1/recents', { ...query, items });
	}
	await walk.list('/api/v1/recents', { ...query, items: 'deal,person' });
	await walk.sendBad('GET', '/api/v1/recents', { ...query, items: 'deal,goal' });
	await walk.sendBad('GET', '/api/v1/recents');
}

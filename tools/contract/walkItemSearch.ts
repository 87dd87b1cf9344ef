import type { SandboxWalk } from './sandboxWalk.ts';

const TYPES = ['deal', 'person', 'organization', 'product', 'lead', 'file', 'project'];

/** Searching everything, and searching one field. */
export async function walkItemSearch(walk: SandboxWalk): Promise<void> {
	const path = '/api/v2/itemSearch';
	await walk.turnPages(path, { term: 'contract', limit: 2 }, 3);
	for (const item_types of [...TYPES, 'mail_attachment', TYPES.join(',')]) {
		await walk.send('GET', path, { term: 'an', item_types, limit: 5 });
	}
	for (const more of [
		{ exact_match: true },
		{ search_for_related_items: true, item_types: 'person,organization', limit: 3 },
		{ fields: 'name,title,email,phone,code,address,notes,custom_fields,description' },
		{ include_fields: 'deal.cc_email,person.picture,product.price' },
	]) {
		await walk.send('GET', path, { term: 'an', ...more });
	}
	await walk.sendBad('GET', path, { term: 'a' });
	await walk.sendBad('GET', path, { term: 'an', limit: 101 });
	for (const entity_type of ['deal', 'lead', 'person', 'organization', 'product', 'project']) {
		const field = ['deal', 'lead', 'project'].includes(entity_type) ? 'title' : 'name';
		for (const match of ['beginning', 'middle']) {
			const query = { term: 'Co', entity_type, match, field, limit: 2 };
			await walk.turnPages(`${path}/field`, query, 2);
		}
	}
	const exact = { term: 'Contract', entity_type: 'person', field: 'name' };
	await walk.send('GET', `${path}/field`, exact);
	await walk.send('GET', `${path}/field`, { ...exact, match: 'exact' });
	await walk.sendBad('GET', `${path}/field`, { term: 'Contract', field: 'name' });
}

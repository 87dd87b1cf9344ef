import type { Links } from './recordSamples.ts';
import type { SandboxWalk } from './sandboxWalk.ts';
import { walkCrud } from './walkCrud.ts';

/** What hangs on other records: participants, product lines, followers, notes, files. */
export async function walkAttached(walk: SandboxWalk, links: Links): Promise<void> {
	const { person, organization } = links;
	const deal = await walk.create('/api/v2/deals', { title: 'Contract deal with everything' });
	const product = await walk.create('/api/v2/products', { name: 'Contract line' });
	const deals = { v1: `/api/v1/deals/${String(deal)}`, v2: `/api/v2/deals/${String(deal)}` };
	await walkParticipants(walk, `${deals.v1}/participants`, links);
	await walkLines(walk, `${deals.v2}/products`, product);
	for (const path of [
		deals.v2,
		`/api/v2/persons/${String(person)}`,
		`/api/v2/organizations/${String(organization)}`,
		`/api/v2/products/${String(product)}`,
	]) {
		await walkFollowers(walk, `${path}/followers`, links);
	}
	await walkNotes(walk, links, deal);
	await walkFiles(walk, links, deal, product);
}

async function walkParticipants(walk: SandboxWalk, path: string, links: Links): Promise<void> {
	const made = await walk.create(path, { person_id: links.person });
	await walk.sendBad('POST', path, {}, { person_id: links.person });
	await walk.list(path);
	await walk.list(path, { start: 0, limit: 1 });
	await walk.send('DELETE', `${path}/${String(made)}`);
	await walk.sendBad('DELETE', `${path}/${String(made)}`);
}

async function walkLines(walk: SandboxWalk, path: string, product: unknown): Promise<void> {
	const least = { product_id: product, item_price: 10, quantity: 1 };
	const made = await walk.create(path, {
		...least,
		item_price: 99.5,
		quantity: 2.5,
		tax: 21,
		tax_method: 'exclusive',
		discount: 10,
		discount_type: 'percentage',
		comments: 'With a remark',
		is_enabled: true,
		product_variation_id: null,
		billing_frequency: 'monthly',
		billing_frequency_cycles: 12,
		billing_start_date: '2030-01-31',
	});
	await walk.create(path, least);
	for (const sort_by of ['id', 'add_time', 'update_time', 'order_nr']) {
		await walk.list(path, { sort_by, sort_direction: 'desc' });
	}
	await walk.turnPages(path, { limit: 1 }, 2);
	const line = `${path}/${String(made)}`;
	await walk.send('PATCH', line, {}, { quantity: 3 });
	await walk.send('PATCH', line, {}, { discount_type: 'amount', discount: 5, is_enabled: false });
	await walk.sendBad('PATCH', line, {}, { order_nr: 1 });
	await walk.sendBad('POST', path, {}, { product_id: product });
	await walk.sendBad('POST', path, {}, { ...least, billing_frequency: 'weekly' });
	await walk.send('DELETE', line);
	await walk.sendBad('DELETE', line);
}

async function walkFollowers(walk: SandboxWalk, path: string, links: Links): Promise<void> {
	const body = { user_id: links.user };
	await walk.send('POST', path, {}, body);
	await walk.sendBad('POST', path, {}, body);
	await walk.list(path, { limit: 500 });
	await walk.turnPages(path, { limit: 1 }, 2);
	await walk.send('DELETE', `${path}/${String(links.user)}`);
	await walk.sendBad('DELETE', `${path}/${String(links.user)}`);
}

async function walkNotes(walk: SandboxWalk, links: Links, deal: unknown): Promise<void> {
	const { user, person, organization } = links;
	const path = '/api/v1/notes';
	await walk.create(path, {
		content: '<p>Contract</p>',
		deal_id: deal,
		person_id: person,
		org_id: organization,
		user_id: user,
		add_time: '2030-01-31 09:00:00',
		pinned_to_deal_flag: 1,
		pinned_to_person_flag: 0,
		pinned_to_organization_flag: 0,
	});
	await walk.create(path, { content: 'Bare', deal_id: deal });
	await walk.sendBad('POST', path, {}, { content: 'On nothing' });
	const note = await walk.create(path, { content: 'To be changed', deal_id: deal });
	await walk.send('GET', `${path}/${String(note)}`);
	const changes = { content: '<p>Changed</p>', person_id: person, pinned_to_person_flag: 1 };
	await walk.send('PUT', `${path}/${String(note)}`, {}, changes);
	await walk.sendBad('PUT', `${path}/${String(note)}`, {}, { pinned_to_task_flag: 1 });
	await walkComments(walk, `${path}/${String(note)}/comments`);
	await walk.send('DELETE', `${path}/${String(note)}`);
	await walk.send('GET', `${path}/${String(note)}`);
	await walk.sendBad('DELETE', `${path}/${String(note)}`);
	await walk.list(path, { start: 0, limit: 1 });
	await walk.list(path, { sort: 'update_time DESC' });
	for (const filter of [
		{ deal_id: deal, pinned_to_deal_flag: 1 },
		{ person_id: person },
		{ org_id: organization },
		{ user_id: user },
		{ start_date: '2030-01-01', end_date: '2030-12-31' },
		{ updated_since: '2020-01-01T00:00:00Z' },
	]) {
		await walk.list(path, filter);
	}
}

async function walkComments(walk: SandboxWalk, path: string): Promise<void> {
	await walkCrud(walk, {
		path,
		creates: [{ content: 'First' }, { content: '<p>Second</p>' }],
		updates: [{ content: 'Changed' }],
		updatedBy: 'PUT',
		refused: [{}, { content: '' }],
		filters: [{}, { start: 0, limit: 1 }],
		idKey: 'uuid',
	});
}

async function walkFiles(
	walk: SandboxWalk,
	links: Links,
	deal: unknown,
	product: unknown,
): Promise<void> {
	const { person, organization } = links;
	const activity = await walk.create('/api/v2/activities', { subject: 'Contract file' });
	const path = '/api/v1/files';
	const upload = (keys: Record<string, unknown>) => {
		const form = new FormData();
		for (const [key, value] of Object.entries(keys)) form.set(key, String(value));
		form.set('file', new Blob(['%PDF-1.4'], { type: 'application/pdf' }), 'contract.pdf');
		return form;
	};
	const made = await walk.create(
		path,
		upload({
			deal_id: deal,
			person_id: person,
			org_id: organization,
			product_id: product,
			activity_id: activity,
		}),
	);
	for (const key of [{ deal_id: deal }, { person_id: person }, { org_id: organization }])
		await walk.create(path, upload(key));
	const records = { deals: deal, persons: person, organizations: organization, products: product };
	for (const [collection, id] of Object.entries(records)) {
		const list = `/api/v1/${collection}/${String(id)}/files`;
		await walk.list(list, { start: 0, limit: 1, sort: 'update_time DESC' });
	}
	for (const [collection, id] of Object.entries(records))
		await walk.list(`/api/v1/${collection}/${String(id)}/files`);
	await walk.list(path, { start: 0, limit: 1, sort: 'id' });
	const file = `${path}/${String(made)}`;
	await walk.send('GET', file);
	await walk.send('GET', `${file}/download`);
	await walk.send('PUT', file, {}, new URLSearchParams({ name: 'renamed.pdf', description: 'x' }));
	await walk.send('DELETE', file);
	await walk.sendBad('GET', file);
}

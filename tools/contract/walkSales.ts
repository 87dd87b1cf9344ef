import type { Links } from './recordSamples.ts';
import type { SandboxWalk } from './sandboxWalk.ts';
import { walkCrud } from './walkCrud.ts';

/** What deals and products have beside themselves: lines, discounts, installments, statistics. */
export async function walkSales(walk: SandboxWalk, links: Links): Promise<void> {
	const { person } = links;
	const product = await walk.create('/api/v2/products', { name: 'Contract sale' });
	const deal = await walk.create('/api/v2/deals', { title: 'Contract sale', person_id: person });
	await walkLines(walk, `/api/v2/deals/${String(deal)}`, deal, product);
	await walkVariations(walk, product);
	await walkImages(walk, product, person);
	await walk.send('POST', `/api/v2/products/${String(product)}/duplicate`);
	await walk.sendBad('POST', '/api/v2/products/999999999/duplicate');
	for (const status of ['open', 'won', 'lost', 'deleted', 'all_not_deleted']) {
		await walk.list(`/api/v1/products/${String(product)}/deals`, { status, start: 0, limit: 2 });
	}
	await walk.list(`/api/v1/persons/${String(person)}/products`, { start: 0, limit: 2 });
	await walkStatistics(walk, links);
	await walkPipelines(walk);
}

async function walkLines(walk: SandboxWalk, path: string, deal: unknown, product: unknown) {
	const line = { product_id: product, item_price: 100, quantity: 2 };
	const { data } = await walk.send('POST', `${path}/products/bulk`, {}, { data: [line, line] });
	await walk.sendBad('POST', `${path}/products/bulk`, {}, { data: [] });
	await walk.sendBad(
		'POST',
		`${path}/products/bulk`,
		{},
		{ data: [line, { product_id: product }] },
	);
	for (const sort_by of ['id', 'deal_id', 'add_time', 'update_time', 'order_nr']) {
		await walk.list('/api/v2/deals/products', { deal_ids: deal, sort_by, sort_direction: 'desc' });
	}
	await walk.turnPages('/api/v2/deals/products', { deal_ids: deal, limit: 1 }, 2);
	await walk.sendBad('GET', '/api/v2/deals/products');
	await walkCrud(walk, {
		path: `${path}/discounts`,
		creates: [
			{ description: 'Loyalty', amount: 10, type: 'percentage' },
			{ description: 'Fair', amount: 20.5, type: 'amount' },
		],
		updates: [{ description: 'Loyal' }, { amount: 5, type: 'amount' }],
		refused: [
			{ description: 'x', amount: 0, type: 'amount' },
			{ description: 'x', amount: 1 },
		],
		hasNoGet: true,
	});
	await walkCrud(walk, {
		path: `${path}/installments`,
		creates: [{ description: 'First', amount: 100, billing_date: '2030-01-31' }],
		updates: [{ amount: 50, billing_date: '2030-02-28' }, { description: 'Second' }],
		refused: [
			{ description: 'x', amount: 1 },
			{ description: 'x', amount: 1, billing_date: 'x' },
		],
		hasNoGet: true,
		hasNoList: true,
	});
	await walk.send(
		'POST',
		`${path}/installments`,
		{},
		{
			description: 'Stays',
			amount: 100,
			billing_date: '2030-01-31',
		},
	);
	for (const sort_by of ['id', 'billing_date', 'deal_id']) {
		const query = { deal_ids: deal, sort_by, sort_direction: 'desc', limit: 500 };
		await walk.list('/api/v2/deals/installments', query);
	}
	const id: unknown = Reflect.get(Object(Array.isArray(data) ? data[0] : undefined), 'id');
	await walkBuyers(walk, line);
	await walk.send('DELETE', `${path}/products`, { ids: String(id) });
	await walk.send('DELETE', `${path}/products`);
}

/** Whom a product was sold to: somebody, and nobody who is named. */
async function walkBuyers(walk: SandboxWalk, line: { product_id: unknown }): Promise<void> {
	for (const person of [{}, { person_id: 1 }]) {
		const deal = await walk.create('/api/v2/deals', { title: 'Contract sale, too', ...person });
		await walk.create(`/api/v2/deals/${String(deal)}/products`, line);
	}
	await walk.list('/api/v1/persons/1/products');
	await walk.list(`/api/v1/products/${String(line.product_id)}/deals`);
}

async function walkVariations(walk: SandboxWalk, product: unknown): Promise<void> {
	const path = `/api/v2/products/${String(product)}/variations`;
	const price = { currency: 'EUR', price: 10, cost: 4, direct_cost: 3, notes: 'With a remark' };
	await walkCrud(walk, {
		path,
		creates: [{ name: 'Blue', prices: [price] }, { name: 'Black' }],
		updates: [{ name: 'Navy' }, { prices: [{ currency: 'USD', price: 1 }] }],
		refused: [{}, { name: 'x', prices: [price, price] }],
		hasNoGet: true,
	});
	await walk.turnPages('/api/v2/products/3/variations', { limit: 1 }, 2);
}

function image(key: string): FormData {
	const form = new FormData();
	form.set(key, new Blob(['GIF89a'], { type: 'image/gif' }), 'contract.gif');
	return form;
}

async function walkImages(walk: SandboxWalk, product: unknown, person: unknown): Promise<void> {
	const images = `/api/v2/products/${String(product)}/images`;
	await walk.sendBad('GET', images);
	await walk.send('POST', images, {}, image('data'));
	await walk.sendBad('POST', images, {}, image('data'));
	await walk.send('GET', images);
	await walk.send('PUT', images, {}, image('data'));
	await walk.send('DELETE', images);
	await walk.sendBad('PUT', images, {}, image('data'));
	const written = `/api/v1/persons/${String(person)}/picture`;
	const read = written.replace('/v1/', '/v2/');
	await walk.sendBad('GET', read);
	await walk.send('POST', written, {}, image('file'));
	await walk.send('GET', read);
	await walk.send('DELETE', written);
	await walk.sendBad('DELETE', written);
}

async function walkStatistics(walk: SandboxWalk, { user, pipeline, stage }: Links): Promise<void> {
	for (const filter of [
		{},
		{ status: 'won' },
		{ user_id: user },
		{ pipeline_id: pipeline },
		{ stage_id: stage },
		{ filter_id: 1 },
	]) {
		await walk.send('GET', '/api/v1/deals/summary', filter);
	}
	const timeline = { start_date: '2020-01-01', interval: 'quarter', amount: 2 };
	for (const more of [
		{ interval: 'day' },
		{ interval: 'week', user_id: user, exclude_deals: 1 },
		{ interval: 'month', pipeline_id: pipeline, amount: 100 },
		{ filter_id: 1, totals_convert_currency: 'EUR' },
	]) {
		await walk.send('GET', '/api/v1/deals/timeline', {
			...timeline,
			field_key: 'add_time',
			...more,
		});
	}
	await walk.sendBad('GET', '/api/v1/deals/timeline', { ...timeline, field_key: 'title' });
	const period = { start_date: '2020-01-01', end_date: '2060-01-01' };
	for (const kind of ['conversion_statistics', 'movement_statistics']) {
		const path = `/api/v1/pipelines/${String(pipeline)}/${kind}`;
		await walk.send('GET', path, period);
		await walk.send('GET', path, { ...period, user_id: user });
		await walk.sendBad('GET', path, { start_date: '2020-01-01' });
	}
}

async function walkPipelines(walk: SandboxWalk): Promise<void> {
	const path = '/api/v2/pipelines';
	await walkCrud(walk, {
		path,
		creates: [
			{ name: 'Contract pipeline', is_deal_probability_enabled: false },
			{ name: 'Contract pipeline, bare' },
		],
		updates: [{ name: 'Contract pipeline 2' }, { is_deal_probability_enabled: true }],
		refused: [{}, { name: 'x', order_nr: 1 }],
	});
	const pipeline = await walk.create(path, { name: 'Contract' });
	await walkCrud(walk, {
		path: '/api/v2/stages',
		creates: [
			{
				name: 'Contract stage',
				pipeline_id: pipeline,
				deal_probability: 50,
				is_deal_rot_enabled: true,
				days_to_rotten: 7,
			},
			{ name: 'Contract stage, bare', pipeline_id: pipeline },
		],
		updates: [{ name: 'Contract stage 2', deal_probability: 60 }, { pipeline_id: 1 }],
		refused: [{ name: 'x' }, { name: 'x', pipeline_id: 999999999 }],
	});
	await walk.send('DELETE', `${path}/${String(pipeline)}`);
}

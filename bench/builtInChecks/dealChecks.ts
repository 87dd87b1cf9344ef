import assert from 'node:assert/strict';
import { customFields, fieldNamed, userNamed } from './names.ts';
import { searchCheck } from './searchCheck.ts';
import { assertHolds, idsOf, type Stage } from './stage.ts';

/** Creates one with every field that the node offers; returns its ID. */
async function createDeal(stage: Stage): Promise<number> {
	const owner = await userNamed(stage, 'Claire Dubois');
	const industry = await fieldNamed(stage, 'deal', 'Industry');
	const competitors = await fieldNamed(stage, 'deal', 'Competitors');
	const labels = await fieldNamed(stage, 'deal', 'Labels');
	const hot = labels.option('Hot');

	const { json } = await stage.check(
		'deal',
		'create',
		{
			title: 'Solar roof of the town hall',
			associateWith: 'organization',
			org_id: 3,
			additionalFields: {
				person_id: 4,
				value: 1250.5,
				currency: 'EUR',
				user_id: owner,
				stage_id: 2,
				probability: 35,
				label_ids: [hot],
				expected_close_date: '2026-12-24T00:00:00.000Z',
				visible_to: '1',
				customFields: customFields({
					Industry: 'Logistics',
					Competitors: 'Bluebird, In-House Tool',
				}),
			},
		},
		async ([created]) => {
			const made = await stage.record(`/api/v2/deals/${String(created?.json.id)}`);
			assertHolds(made, {
				title: 'Solar roof of the town hall',
				org_id: 3,
				person_id: 4,
				value: 1250.5,
				currency: 'EUR',
				owner_id: owner,
				stage_id: 2,
				probability: 35,
				label_ids: [hot],
				expected_close_date: '2026-12-24',
				visible_to: 1,
			});
			assertHolds(made.custom_fields as typeof made, {
				[industry.key]: industry.option('Logistics'),
				[competitors.key]: [competitors.option('Bluebird'), competitors.option('In-House Tool')],
			});
		},
	);
	return json.id as number;
}

/** Everything the built-in node does with deals. */
export async function checkDeals(stage: Stage): Promise<void> {
	const industry = await fieldNamed(stage, 'deal', 'Industry');
	const dealId = await createDeal(stage);
	const path = `/api/v2/deals/${dealId}`;

	await stage.check('deal', 'get', { dealId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: dealId, title: 'Solar roof of the town hall' });
		const named = got?.json.custom_fields as Record<string, unknown>;
		assertHolds(named as never, {
			Industry: 'Logistics',
			Competitors: ['Bluebird', 'In-House Tool'],
		});
	});
	await stage.check('deal', 'getAll', { limit: 7, filters: { status: 'open' } }, async (got) => {
		const list = await stage.list('/api/v2/deals?status=open&limit=7');
		assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(list));
	});
	await stage.check(
		'deal',
		'update',
		{
			dealId,
			updateFields: {
				title: 'Solar roof of the library',
				status: 'lost',
				lost_reason: 'No budget',
				value: 900,
				customFields: customFields({ Industry: 'Retail' }),
			},
		},
		async () => {
			const changed = await stage.record(path);
			assertHolds(changed, {
				title: 'Solar roof of the library',
				status: 'lost',
				lost_reason: 'No budget',
				value: 900,
				org_id: 3,
			});
			assertHolds(changed.custom_fields as typeof changed, {
				[industry.key]: industry.option('Retail'),
			});
		},
	);
	const duplicate = { method: 'POST', path: `${path}/duplicate`, status: 404 };
	const reason = 'v2 has no duplicate of deals, v1 has';
	await stage.checkRefused('deal', 'duplicate', { dealId }, { ...duplicate, reason });
	await searchCheck(stage, 'deal', 'deals', { term: 'pilot', fields: ['title'] });
	await stage.check('deal', 'delete', { dealId }, async () => {
		const gone = await stage.record(path);
		assert.equal(gone.is_deleted, true);
		assert.ok(!idsOf(await stage.list(`/api/v2/deals?ids=${dealId}`)).includes(dealId));
	});
}

/** Everything the built-in node does with the products of a deal. */
export async function checkDealProducts(stage: Stage): Promise<void> {
	const deal = await stage.sandbox.call('POST', '/api/v2/deals', { title: 'Deal with products' });
	const dealId = (deal.body.data as { id: number }).id;
	const path = `/api/v2/deals/${dealId}/products`;
	const lines = async () => await stage.list(path);

	const { json: line } = await stage.check(
		'dealProduct',
		'add',
		{
			dealId,
			productId: 5,
			item_price: 49.5,
			quantity: 3,
			additionalFields: { discount: 10, discount_type: 'amount', tax: 20, comments: 'As agreed' },
		},
		async () => {
			const [added, ...more] = await lines();
			assert.equal(more.length, 0);
			assertHolds(added ?? {}, {
				product_id: 5,
				item_price: 49.5,
				quantity: 3,
				discount: 10,
				discount_type: 'amount',
				tax: 20,
				comments: 'As agreed',
			});
		},
	);
	const productAttachmentId = line.id as number;
	await stage.check('dealProduct', 'getAll', { dealId, returnAll: true }, async (got) => {
		assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(await lines()));
	});
	await stage.check(
		'dealProduct',
		'update',
		{ dealId, productAttachmentId, updateFields: { quantity: 4, item_price: 45, tax: 5 } },
		async () => {
			const [changed] = await lines();
			assertHolds(changed ?? {}, { quantity: 4, item_price: 45, tax: 5, discount: 10 });
		},
	);
	await stage.check('dealProduct', 'remove', { dealId, productAttachmentId }, async () => {
		assert.deepEqual(await lines(), []);
	});
}

import type { Account } from '../state/account.ts';
import type { DealRecord } from '../state/records.ts';
import { uuidOf } from '../state/uuid.ts';
import type { SampleRandom } from './random.ts';

/** A line, a discount and two installments that leave the deal's value as it is. */
function addMoney(account: Account, random: SampleRandom, deal: DealRecord): void {
	const product = random.pick(account.products.all().filter((one) => !one.is_deleted));
	const discount = random.int(1, 8) * 50;
	const time = random.daysAgo(20);
	account.dealProducts.insert((id) => ({
		id,
		deal_id: deal.id,
		product_id: product.id,
		product_variation_id: null,
		order_nr: 1,
		item_price: deal.value + discount,
		quantity: 1,
		tax: 0,
		tax_method: 'inclusive',
		discount: 0,
		discount_type: 'percentage',
		comments: '',
		is_enabled: true,
		billing_frequency: 'one-time',
		billing_frequency_cycles: null,
		billing_start_date: null,
		add_time: time,
		update_time: time,
		is_deleted: false,
	}));
	account.discounts.insert((id) => ({
		id,
		uuid: uuidOf('discount', id),
		deal_id: deal.id,
		type: 'amount',
		amount: discount,
		description: 'Loyalty discount',
		created_at: time,
		created_by: deal.owner_id,
		updated_at: time,
		updated_by: deal.owner_id,
		is_deleted: false,
	}));
	for (const [part, description] of ['On order', 'On delivery'].entries()) {
		account.installments.insert((id) => ({
			id,
			deal_id: deal.id,
			amount: deal.value / 2,
			billing_date: random.dateDaysAgo(-30 * (part + 1)),
			description,
			is_deleted: false,
		}));
	}
}

/** What is sold on some deals, and in which editions some products come. */
export function addDealMoney(account: Account, random: SampleRandom): void {
	const deals = account.deals
		.all()
		.filter((deal, index) => index % 40 === 39 && deal.status === 'open' && deal.value > 0);
	for (const deal of deals.filter((one) => !one.is_deleted && !one.is_archived)) {
		addMoney(account, random, deal);
	}
	for (const product of account.products.all().filter((_, index) => index % 8 === 2)) {
		for (const name of ['Blue', 'Black']) {
			account.variations.insert((id) => ({
				id,
				product_id: product.id,
				name: `${product.name}, ${name}`,
				prices: product.prices,
				is_deleted: false,
			}));
		}
	}
}

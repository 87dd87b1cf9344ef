import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { DealProductRow, DiscountRecord } from '../state/attached.ts';
import type { DealRecord } from '../state/records.ts';

/** What a line comes to: price by quantity, less the discount, and the tax where it is not included. */
export function sumOf(line: DealProductRow): number {
	const full = line.item_price * line.quantity;
	const discount = line.discount_type === 'amount' ? line.discount : (full * line.discount) / 100;
	const net = full - discount;
	const sum = line.tax_method === 'exclusive' ? net * (1 + line.tax / 100) : net;
	return Math.round(sum * 100) / 100;
}

/** The lines of a deal. */
export function dealProductsOf(account: Account, deal: { id: number }): DealProductRow[] {
	return account.dealProducts.all().filter((row) => row.deal_id === deal.id && !row.is_deleted);
}

/** The discounts of a deal. */
export function discountsOf(account: Account, deal: { id: number }): DiscountRecord[] {
	return account.discounts.all().filter((row) => row.deal_id === deal.id && !row.is_deleted);
}

function totalOf(lines: readonly DealProductRow[]): number {
	return lines.reduce((total, line) => total + sumOf(line), 0);
}

/**
 * Lets the value of a deal follow its lines: the sum of those that are enabled, less the discounts,
 * which are on what is sold once. Without lines the value stays.
 */
export function keepValue({ account, clock }: SandboxContext, deal: DealRecord): void {
	const lines = dealProductsOf(account, deal);
	const counted = lines.filter(({ is_enabled }) => is_enabled);
	const soldOnce = totalOf(counted.filter((line) => line.billing_frequency === 'one-time'));
	const discounts = discountsOf(account, deal).map(({ type, amount }) =>
		type === 'percentage' ? (soldOnce * amount) / 100 : amount,
	);
	const discount = Math.min(
		soldOnce,
		discounts.reduce((sum, one) => sum + one, 0),
	);
	const value = Math.round((totalOf(counted) - discount) * 100) / 100;
	account.deals.change(deal, {
		...(lines.length > 0 && { value }),
		update_time: clock.time(),
	});
}

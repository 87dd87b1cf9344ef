import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { DealProductRow } from '../state/attached.ts';
import type { DealRecord } from '../state/records.ts';

/** The body of a line's create and update; its schema has been checked. */
export type DealProductBody = Partial<
	Omit<DealProductRow, 'id' | 'deal_id' | 'order_nr' | 'add_time' | 'update_time' | 'is_deleted'>
>;

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

function requireRules(account: Account, line: DealProductRow): void {
	const { product_id, billing_frequency: frequency, billing_frequency_cycles: cycles } = line;
	if (account.products.get(product_id)?.is_deleted !== false) throw badRequest('Product not found');
	if (line.product_variation_id !== null) throw badRequest('Product variation not found');
	if (frequency === 'one-time' && cycles !== null) {
		throw badRequest("'billing_frequency_cycles' must be null for one-time billing");
	}
	if (frequency === 'weekly' && cycles === null) {
		throw badRequest("'billing_frequency_cycles' is required for weekly billing");
	}
}

/** A deal with lines is worth the sum of those that are enabled. */
function keepValue({ account, clock }: SandboxContext, deal: DealRecord): void {
	const lines = dealProductsOf(account, deal);
	const counted = lines.filter(({ is_enabled }) => is_enabled);
	const sum = counted.reduce((total, line) => total + sumOf(line), 0);
	account.deals.change(deal, {
		...(lines.length > 0 && { value: sum }),
		update_time: clock.time(),
	});
}

/** Puts a product on a deal. @throws ApiError 400 where the body breaks a rule */
export function addDealProduct(
	context: SandboxContext,
	deal: DealRecord,
	body: DealProductBody & Pick<DealProductRow, 'product_id' | 'item_price' | 'quantity'>,
): DealProductRow {
	const { account, clock } = context;
	const line: Omit<DealProductRow, 'id'> = {
		deal_id: deal.id,
		product_variation_id: null,
		order_nr: dealProductsOf(account, deal).length + 1,
		tax: 0,
		tax_method: 'inclusive',
		discount: 0,
		discount_type: 'percentage',
		comments: '',
		is_enabled: true,
		billing_frequency: 'one-time',
		billing_frequency_cycles: null,
		billing_start_date: null,
		add_time: clock.time(),
		update_time: clock.time(),
		is_deleted: false,
		...body,
	};
	requireRules(account, { id: 0, ...line });
	const added = account.dealProducts.insert((id) => ({ id, ...line }));
	keepValue(context, deal);
	return added;
}

/** Changes a line. @throws ApiError 400 where the body breaks a rule */
export function patchDealProduct(
	context: SandboxContext,
	deal: DealRecord,
	line: DealProductRow,
	body: DealProductBody,
): void {
	const { account, clock } = context;
	requireRules(account, { ...line, ...body });
	if (Object.keys(body).length === 0) return;
	account.dealProducts.change(line, { ...body, update_time: clock.time() });
	keepValue(context, deal);
}

/** Takes a line off its deal. */
export function removeDealProduct(
	context: SandboxContext,
	deal: DealRecord,
	line: DealProductRow,
): void {
	context.account.dealProducts.change(line, { is_deleted: true });
	keepValue(context, deal);
}

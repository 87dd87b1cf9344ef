import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { DealProductRow } from '../state/attached.ts';
import type { DealRecord } from '../state/records.ts';
import { dealProductsOf, keepValue } from './dealValue.ts';

/** The body of a line's create and update; its schema has been checked. */
export type DealProductBody = Partial<
	Omit<DealProductRow, 'id' | 'deal_id' | 'order_nr' | 'add_time' | 'update_time' | 'is_deleted'>
>;

function requireRules(account: Account, line: DealProductRow): void {
	const { product_id, billing_frequency: frequency, billing_frequency_cycles: cycles } = line;
	if (account.products.get(product_id)?.is_deleted !== false) throw badRequest('Product not found');
	if (line.product_variation_id !== null) {
		const variation = account.variations.get(line.product_variation_id);
		const isOfProduct = variation?.product_id === product_id && !variation.is_deleted;
		if (!isOfProduct) throw badRequest('Product variation not found');
	}
	if (frequency === 'one-time' && cycles !== null) {
		throw badRequest("'billing_frequency_cycles' must be null for one-time billing");
	}
	if (frequency === 'weekly' && cycles === null) {
		throw badRequest("'billing_frequency_cycles' is required for weekly billing");
	}
}

type NewLine = DealProductBody & Pick<DealProductRow, 'product_id' | 'item_price' | 'quantity'>;

/** Puts products on a deal, all or none. @throws ApiError 400 where a body breaks a rule */
export function addDealProducts(
	context: SandboxContext,
	deal: DealRecord,
	bodies: readonly NewLine[],
): DealProductRow[] {
	const { account, clock } = context;
	const first = dealProductsOf(account, deal).length + 1;
	const lines = bodies.map((body, index) => ({
		deal_id: deal.id,
		product_variation_id: null,
		order_nr: first + index,
		tax: 0,
		tax_method: 'inclusive' as const,
		discount: 0,
		discount_type: 'percentage' as const,
		comments: '',
		is_enabled: true,
		billing_frequency: 'one-time',
		billing_frequency_cycles: null,
		billing_start_date: null,
		add_time: clock.time(),
		update_time: clock.time(),
		is_deleted: false,
		...body,
	}));
	for (const line of lines) requireRules(account, { id: 0, ...line });
	const added = lines.map((line) => account.dealProducts.insert((id) => ({ id, ...line })));
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

/** Takes lines off their deal. */
export function removeDealProducts(
	context: SandboxContext,
	deal: DealRecord,
	lines: readonly DealProductRow[],
): void {
	for (const line of lines) context.account.dealProducts.change(line, { is_deleted: true });
	keepValue(context, deal);
}

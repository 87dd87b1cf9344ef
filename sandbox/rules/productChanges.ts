import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { ProductPrice, ProductRecord, UserRecord } from '../state/records.ts';
import { writeCustomFields } from './customFieldWrite.ts';
import { requireCurrency, requireReferences } from './references.ts';
import { without } from '../state/without.ts';

/** A price as it is written: the currency, and what else is known. */
export type WrittenPrice = Partial<ProductPrice> & Pick<ProductPrice, 'currency'>;

/** The body of a product's create and update; its schema has been checked. */
export interface ProductBody {
	name?: string;
	code?: string;
	description?: string;
	unit?: string;
	tax?: number;
	category?: number;
	owner_id?: number;
	is_linkable?: boolean;
	visible_to?: number;
	prices?: WrittenPrice[];
	billing_frequency?: string;
	billing_frequency_cycles?: number | null;
	custom_fields?: Record<string, unknown>;
}

type Billing = Pick<ProductRecord, 'billing_frequency' | 'billing_frequency_cycles'>;

/** Prices with all their keys. @throws ApiError 400 for an unknown currency, or one that comes twice */
export function completePrices(account: Account, written: readonly WrittenPrice[]): ProductPrice[] {
	for (const { currency } of written) requireCurrency(account, currency);
	if (new Set(written.map(({ currency }) => currency)).size < written.length) {
		throw badRequest('Only one price per currency is allowed');
	}
	return written.map((one) => ({ price: 0, cost: 0, direct_cost: null, notes: '', ...one }));
}

function requireBilling({ billing_frequency, billing_frequency_cycles: cycles }: Billing): void {
	if (billing_frequency === 'one-time' && cycles !== null) {
		throw badRequest("'billing_frequency_cycles' must be null for one-time billing");
	}
	if (billing_frequency === 'weekly' && cycles === null) {
		throw badRequest("'billing_frequency_cycles' is required for weekly billing");
	}
}

function requireCategory(account: Account, id: number | undefined): void {
	const options = account.field('product', 'category')?.options ?? [];
	if (id !== undefined && !options.some((option) => option.id === id)) {
		throw badRequest('Category is not valid');
	}
}

function plainKeys(account: Account, body: ProductBody) {
	const { prices, ...plain } = without(body, 'custom_fields');
	return { ...plain, ...(prices && { prices: completePrices(account, prices) }) };
}

/** Makes a product of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createProduct(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: ProductBody,
): ProductRecord {
	requireReferences(account, 'product', body);
	requireCategory(account, body.category);
	const written = plainKeys(account, body);
	requireBilling({ billing_frequency: 'one-time', billing_frequency_cycles: null, ...written });
	const custom_fields = writeCustomFields(account, user, 'product', undefined, body.custom_fields);
	return account.products.insert((id) => ({
		id,
		name: '',
		code: null,
		description: null,
		unit: null,
		tax: 0,
		category: null,
		is_linkable: true,
		is_deleted: false,
		delete_time: null,
		visible_to: 3,
		owner_id: user.id,
		add_time: clock.time(),
		update_time: null,
		billing_frequency: 'one-time',
		billing_frequency_cycles: null,
		prices: completePrices(account, [{ currency: user.default_currency }]),
		...written,
		custom_fields,
	}));
}

/** Changes a product by a checked body. @throws ApiError 400 where the body breaks a rule */
export function patchProduct(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	product: ProductRecord,
	body: ProductBody,
): void {
	requireReferences(account, 'product', body);
	requireCategory(account, body.category);
	const written = plainKeys(account, body);
	const { billing_frequency, billing_frequency_cycles, custom_fields: before } = product;
	requireBilling({ billing_frequency, billing_frequency_cycles, ...written });
	const custom_fields = writeCustomFields(account, user, 'product', before, body.custom_fields);
	if (Object.keys(body).length === 0) return;
	account.products.change(product, {
		...written,
		custom_fields,
		update_time: clock.time(),
	});
}

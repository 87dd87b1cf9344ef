import { dealProductsOf } from '../rules/dealValue.ts';
import { requireLiving } from '../rules/references.ts';
import { ApiError, badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	cursorPage,
	date,
	filledText,
	idPath,
	idsOfQuery,
	integer,
	objectSchema,
	sorting,
} from '../server/schemas.ts';
import { idsInQuery } from '../server/validation.ts';
import type { InstallmentRecord } from '../state/attached.ts';
import { without } from '../state/without.ts';
import { listAnswer, ownKey } from './listing.ts';

type InstallmentBody = Partial<Pick<InstallmentRecord, 'description' | 'amount' | 'billing_date'>>;

interface InstallmentPath extends IdPath {
	installmentId: number;
}

const path = '/deals/:id/installments';
const installmentPath = { ...idPath, installmentId: integer };
const scopes = ['deals:read', 'deals:full'];
const installmentKeys = {
	description: filledText,
	amount: { type: 'number', exclusiveMinimum: 0 },
	billing_date: date,
};

const answer = (row: InstallmentRecord) => without(row, 'is_deleted');

/** @throws ApiError 403 on the plan that has no installments */
function requirePlan({ settings }: SandboxContext): void {
	if (settings.plan !== 'lite') return;
	throw new ApiError(403, 'Installments are not available on your plan', {
		code: 'ERR_FORBIDDEN',
	});
}

function find(context: SandboxContext, { id, installmentId }: InstallmentPath): InstallmentRecord {
	requirePlan(context);
	requireLiving(context.account.deals.get(id), 'Deal');
	const found = context.account.installments.get(installmentId);
	return requireLiving(found?.deal_id === id ? found : undefined, 'Installment');
}

/** Installments of deals. */
export const dealInstallmentRoutes: Route[] = [
	route<PageQuery & { deal_ids: unknown }>({
		method: 'GET',
		version: 'v2',
		path: '/deals/installments',
		cost: 10,
		scopes,
		querySchema: {
			deal_ids: idsOfQuery,
			...sorting(['id', 'billing_date', 'deal_id']),
			...cursorPage(500),
		},
		requiredQuery: ['deal_ids'],
		handler: ({ context, query }) => {
			requirePlan(context);
			const wanted = idsInQuery(query.deal_ids);
			const rows = context.account.installments
				.all()
				.filter((row) => wanted.includes(row.deal_id) && !row.is_deleted);
			return listAnswer(pageByCursor(rows, query, ownKey), answer);
		},
	}),
	route<unknown, Required<InstallmentBody>, IdPath>({
		method: 'POST',
		version: 'v2',
		path,
		cost: 5,
		scopes,
		pathSchema: idPath,
		bodySchema: objectSchema(installmentKeys, ['description', 'amount', 'billing_date']),
		handler: ({ context, path: { id }, body }) => {
			requirePlan(context);
			const { account } = context;
			const deal = requireLiving(account.deals.get(id), 'Deal');
			const lines = dealProductsOf(account, deal);
			if (lines.some((line) => line.billing_frequency !== 'one-time')) {
				throw badRequest('Installments cannot be added to a deal with recurring products');
			}
			if (lines.length === 0) throw badRequest('Installments need a one-time product on the deal');
			const made = account.installments.insert((number) => ({
				id: number,
				deal_id: id,
				...body,
				is_deleted: false,
			}));
			return { data: answer(made) };
		},
	}),
	route<unknown, InstallmentBody, InstallmentPath>({
		method: 'PATCH',
		version: 'v2',
		path: `${path}/:installmentId`,
		cost: 5,
		scopes,
		pathSchema: installmentPath,
		bodySchema: objectSchema(installmentKeys),
		handler: ({ context, path: named, body }) => {
			const installment = find(context, named);
			context.account.installments.change(installment, body);
			return { data: answer(installment) };
		},
	}),
	route<unknown, unknown, InstallmentPath>({
		method: 'DELETE',
		version: 'v2',
		path: `${path}/:installmentId`,
		cost: 3,
		scopes,
		pathSchema: installmentPath,
		handler: ({ context, path: named }) => {
			const installment = find(context, named);
			context.account.installments.change(installment, { is_deleted: true });
			return { data: { id: installment.id } };
		},
	}),
];

import { discountsOf, keepValue } from '../rules/dealValue.ts';
import { requireLiving } from '../rules/references.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { filledText, idPath, objectSchema, oneOf, uuid } from '../server/schemas.ts';
import type { DiscountRecord } from '../state/attached.ts';
import { byUuid, uuidOf } from '../state/uuid.ts';
import { without } from '../state/without.ts';

type DiscountBody = Partial<Pick<DiscountRecord, 'description' | 'amount' | 'type'>>;

interface DiscountPath extends IdPath {
	discountId: string;
}

const path = '/deals/:id/discounts';
const discountPath = { ...idPath, discountId: uuid };
const scopes = ['deals:read', 'deals:full'];
const discountKeys = {
	description: filledText,
	amount: { type: 'number', exclusiveMinimum: 0 },
	type: oneOf(['percentage', 'amount']),
};

function discountAnswer(discount: DiscountRecord) {
	return { ...without(discount, 'uuid', 'is_deleted'), id: discount.uuid };
}

function find({ account }: SandboxContext, { id, discountId }: DiscountPath) {
	const deal = requireLiving(account.deals.get(id), 'Deal');
	const found = byUuid(account.discounts, discountId);
	const discount = requireLiving(found?.deal_id === id ? found : undefined, 'Discount');
	return { deal, discount };
}

/** Discounts on the products of a deal; they change its value. */
export const dealDiscountRoutes: Route[] = [
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path,
		cost: 10,
		scopes,
		pathSchema: idPath,
		handler: ({ context: { account }, path: { id } }) => {
			const deal = requireLiving(account.deals.get(id), 'Deal');
			return { data: discountsOf(account, deal).map(discountAnswer) };
		},
	}),
	route<unknown, Required<DiscountBody>, IdPath>({
		method: 'POST',
		version: 'v2',
		path,
		cost: 5,
		scopes,
		status: 201,
		pathSchema: idPath,
		bodySchema: objectSchema(discountKeys, ['description', 'amount', 'type']),
		handler: ({ context, user, path: { id }, body }) => {
			const { account, clock } = context;
			const deal = requireLiving(account.deals.get(id), 'Deal');
			const discount = account.discounts.insert((number) => ({
				id: number,
				uuid: uuidOf('discount', number),
				deal_id: id,
				...body,
				created_at: clock.time(),
				created_by: user.id,
				updated_at: clock.time(),
				updated_by: user.id,
				is_deleted: false,
			}));
			keepValue(context, deal);
			return { data: discountAnswer(discount) };
		},
	}),
	route<unknown, DiscountBody, DiscountPath>({
		method: 'PATCH',
		version: 'v2',
		path: `${path}/:discountId`,
		cost: 5,
		scopes,
		pathSchema: discountPath,
		bodySchema: objectSchema(discountKeys),
		handler: ({ context, user, path: named, body }) => {
			const { deal, discount } = find(context, named);
			const updated_at = context.clock.time();
			context.account.discounts.change(discount, { ...body, updated_at, updated_by: user.id });
			keepValue(context, deal);
			return { data: discountAnswer(discount) };
		},
	}),
	route<unknown, unknown, DiscountPath>({
		method: 'DELETE',
		version: 'v2',
		path: `${path}/:discountId`,
		cost: 3,
		scopes,
		pathSchema: discountPath,
		handler: ({ context, path: named }) => {
			const { deal, discount } = find(context, named);
			context.account.discounts.change(discount, { is_deleted: true });
			keepValue(context, deal);
			return { data: { id: discount.uuid } };
		},
	}),
];

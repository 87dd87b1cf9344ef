import { dealProductsOf } from '../rules/dealValue.ts';
import { requireLiving } from '../rules/references.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, oneOf } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { DealRecord } from '../state/records.ts';
import { without } from '../state/without.ts';
import { dealV1Answer } from './dealV1Answer.ts';
import { offsetAnswer } from './listing.ts';
import { nestedOrganization, nestedPerson, nestedUser } from './personV1Answer.ts';
import { productV1Answer } from './v1Answers.ts';

/** A deal as the list of a product shows it: with the users, person and organization themselves. */
function nestedDeal(account: Account) {
	const user = (id: number) => {
		const nested = nestedUser(account.users.get(id));
		return nested && { ...nested, has_pic: false };
	};
	return (deal: DealRecord) => {
		const person = account.persons.get(deal.person_id ?? 0);
		const organization = account.organizations.get(deal.org_id ?? 0);
		return {
			...dealV1Answer(account, deal),
			creator_user_id: user(deal.creator_user_id),
			user_id: user(deal.owner_id),
			person_id: person ? without(nestedPerson(account, person), 'company_id') : null,
			org_id: organization ? nestedOrganization(account, organization) : null,
		};
	};
}

function statusFits(deal: DealRecord, status = 'all_not_deleted'): boolean {
	if (status === 'deleted') return deal.is_deleted;
	return !deal.is_deleted && (status === 'all_not_deleted' || deal.status === status);
}

/** The deals of a product, and the products of a person's deals. */
export const productDealRoutes: Route[] = [
	route<OffsetQuery & { status?: string }, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/products/:id/deals',
		cost: 20,
		scopes: ['deals:read', 'deals:full'],
		pathSchema: idPath,
		querySchema: {
			status: oneOf(['open', 'won', 'lost', 'deleted', 'all_not_deleted']),
			...offsetPage(500),
		},
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(account.products.get(id), 'Product');
			const deals = account.deals
				.all()
				.filter((deal) => statusFits(deal, query.status))
				.filter((deal) => dealProductsOf(account, deal).some((line) => line.product_id === id));
			return offsetAnswer(deals, query, nestedDeal(account), 'beside');
		},
	}),
	route<OffsetQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/persons/:id/products',
		cost: 20,
		scopes: ['contacts:read', 'contacts:full'],
		pathSchema: idPath,
		querySchema: offsetPage(500),
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(account.persons.get(id), 'Person');
			const rows = account.deals
				.all()
				.filter((deal) => deal.person_id === id && !deal.is_deleted)
				.flatMap((deal) => dealProductsOf(account, deal).map((line) => ({ deal, line })));
			return offsetAnswer(rows, query, ({ deal, line }) => {
				const product = account.products.get(line.product_id);
				return {
					[String(deal.id)]: {
						deal: { ...dealV1Answer(account, deal), company_id: account.company.id },
						product: product && { ...productV1Answer(account, product), deal_id: deal.id },
					},
				};
			});
		},
	}),
];

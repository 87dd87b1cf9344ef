import type { Account } from '../state/account.ts';

/** A kind of record that others hang on, and where its routes stand. */
export interface RecordKind {
	entity: 'deal' | 'person' | 'organization' | 'product';
	/** Path of the collection. */
	path: string;
	/** Group of the OAuth scopes. */
	scope: string;
	/** The record's name in "… not found". */
	what: string;
	/** Under which notes, files and the like name it. */
	linkKey: 'deal_id' | 'person_id' | 'org_id' | 'product_id';
	find(account: Account, id: number): { id: number; is_deleted: boolean } | undefined;
}

/** Deals, persons, organizations and products. */
export const recordKinds: Record<RecordKind['entity'], RecordKind> = {
	deal: {
		entity: 'deal',
		path: '/deals',
		scope: 'deals',
		what: 'Deal',
		linkKey: 'deal_id',
		find: (account, id) => account.deals.get(id),
	},
	person: {
		entity: 'person',
		path: '/persons',
		scope: 'contacts',
		what: 'Person',
		linkKey: 'person_id',
		find: (account, id) => account.persons.get(id),
	},
	organization: {
		entity: 'organization',
		path: '/organizations',
		scope: 'contacts',
		what: 'Organization',
		linkKey: 'org_id',
		find: (account, id) => account.organizations.get(id),
	},
	product: {
		entity: 'product',
		path: '/products',
		scope: 'products',
		what: 'Product',
		linkKey: 'product_id',
		find: (account, id) => account.products.get(id),
	},
};

import { randomUUID } from 'node:crypto';

import { createActivity, patchActivity } from '../rules/activityChanges.ts';
import { createDeal, patchDeal } from '../rules/dealChanges.ts';
import { createOrganization, patchOrganization } from '../rules/organizationChanges.ts';
import { createPerson, patchPerson } from '../rules/personChanges.ts';
import { createProduct, patchProduct } from '../rules/productChanges.ts';
import { deletedNow } from '../rules/references.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Collection } from '../state/collection.ts';
import type { Deletable, UserRecord } from '../state/records.ts';

export const changeableObjects = ['activity', 'deal', 'organization', 'person', 'product'] as const;
export const changeActions = ['create', 'change', 'delete'] as const;

/** What somebody does in Pipedrive's own pages. */
export interface AppChanges {
	object: (typeof changeableObjects)[number];
	action: (typeof changeActions)[number];
	/** How many records are made, changed or deleted. */
	count: number;
	/** Who does it; the first user when left out. */
	userId?: number;
	/** All in one bulk edit, instead of one after the other. */
	bulk?: boolean;
}

/** How one kind of record is made, changed and deleted by hand. */
interface Hands {
	living(): number[];
	create(name: string): { id: number };
	change(id: number, text: string): void;
	delete(id: number): void;
}

type Deleted = Pick<Deletable, 'id' | 'is_deleted' | 'delete_time'>;

function isArchived(record: object): boolean {
	return 'is_archived' in record && record.is_archived === true;
}

function handsOf<T extends Deleted>(
	collection: Collection<T>,
	mark: (record: T) => void,
	create: (name: string) => T,
	change: (record: T, text: string) => void,
): Hands {
	const find = (id: number): T => {
		const record = collection.get(id);
		if (!record) throw new Error(`There is no record ${String(id)}`);
		return record;
	};
	return {
		living: () =>
			collection
				.all()
				.filter((record) => !record.is_deleted && !isArchived(record))
				.map(({ id }) => id),
		create,
		change: (id, text) => {
			change(find(id), text);
		},
		delete: (id) => {
			mark(find(id));
		},
	};
}

function handsFor(context: SandboxContext, user: UserRecord, object: AppChanges['object']): Hands {
	const { account, clock } = context;
	const { activities, deals, organizations, persons, products } = account;
	switch (object) {
		case 'activity':
			return handsOf(
				activities,
				(record) => activities.change(record, deletedNow(clock)),
				(subject) => createActivity(context, user, { subject }),
				(record, note) => patchActivity(context, record, { note }),
			);
		case 'deal':
			return handsOf(
				deals,
				(record) => deals.change(record, deletedNow(clock)),
				(title) => createDeal(context, user, { title }),
				(record, title) => patchDeal(context, user, record, { title }),
			);
		case 'organization':
			return handsOf(
				organizations,
				(record) => organizations.change(record, deletedNow(clock)),
				(name) => createOrganization(context, user, { name }),
				(record, name) => patchOrganization(context, user, record, { name }),
			);
		case 'person':
			return handsOf(
				persons,
				(record) => persons.change(record, deletedNow(clock)),
				(name) => createPerson(context, user, { name }),
				(record, name) => patchPerson(context, user, record, { name }),
			);
		case 'product':
			return handsOf(
				products,
				(record) => products.change(record, deletedNow(clock)),
				(name) => createProduct(context, user, { name }),
				(record, name) => patchProduct(context, user, record, { name }),
			);
	}
}

function userOf(context: SandboxContext, id: number | undefined): UserRecord {
	const { users } = context.account;
	const user = id === undefined ? users.all()[0] : users.get(id);
	if (!user) throw new Error(`There is no user ${String(id)}`);
	return user;
}

/**
 * Makes changes as if somebody worked in Pipedrive's own pages: newest records first, again from the
 * newest when there are fewer than asked for (deleting stops there). No tokens, no limits.
 * @returns the ids of the records, in the order of the changes
 */
export function makeAppChanges(context: SandboxContext, wanted: AppChanges): number[] {
	const user = userOf(context, wanted.userId);
	const hands = handsFor(context, user, wanted.object);
	const newestFirst = hands.living().reverse();
	const most = wanted.action === 'delete' ? newestFirst.length : Infinity;
	const one = (index: number): number => {
		const text = `By hand ${String(index + 1)}`;
		if (wanted.action === 'create') return hands.create(text).id;
		const id = newestFirst[index % newestFirst.length];
		if (id === undefined) throw new Error(`There is no ${wanted.object} to ${wanted.action}`);
		hands[wanted.action](id, text);
		return id;
	};
	const author = () => ({
		userId: user.id,
		source: 'app' as const,
		correlationId: randomUUID(),
		isBulkEdit: wanted.bulk ?? false,
	});
	const indexes = Array.from({ length: Math.min(wanted.count, most) }, (_, index) => index);
	const { changes } = context.account;
	return wanted.bulk
		? changes.during(author(), () => indexes.map(one))
		: indexes.map((index) => changes.during(author(), () => one(index)));
}

import { requireLiving } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, integer, objectSchema, oneOf } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { OrganizationRelationshipRecord } from '../state/administration.ts';
import { toV1Time } from '../state/clock.ts';
import { deleteRoute } from './deleteRoute.ts';
import { nestedOrganization } from './personV1Answer.ts';

interface RelationshipBody {
	org_id?: number;
	type?: OrganizationRelationshipRecord['type'];
	rel_owner_org_id?: number;
	rel_linked_org_id?: number;
}

interface PerspectiveQuery {
	org_id?: number;
}

const path = '/organizationRelationships';
const reading = ['contacts:read', 'contacts:full'];
const writing = ['contacts:full'];
const relationshipKeys = {
	org_id: integer,
	type: oneOf(['parent', 'related']),
	rel_owner_org_id: integer,
	rel_linked_org_id: integer,
};

function find(account: Account, id: number): OrganizationRelationshipRecord {
	return requireLiving(account.organizationRelationships.get(id), 'Organization relationship');
}

/** What the other organization is to the one that a list is about. */
function perspective(
	relationship: OrganizationRelationshipRecord,
	organizationId: number | undefined,
) {
	if (organizationId === undefined) return {};
	const { type, ownerId, linkedId } = relationship;
	const isOwner = ownerId === organizationId;
	const other = isOwner ? linkedId : ownerId;
	return {
		calculated_type: type === 'related' ? 'related' : isOwner ? 'daughter' : 'parent',
		calculated_related_org_id: other,
	};
}

function otherName(
	account: Account,
	{ ownerId, linkedId }: OrganizationRelationshipRecord,
	organizationId: number,
): string {
	const other = ownerId === organizationId ? linkedId : ownerId;
	return account.organizations.get(other)?.name ?? '';
}

function relationshipAnswer(account: Account) {
	const nested = (id: number) => {
		const organization = account.organizations.get(id);
		return organization ? nestedOrganization(account, organization) : null;
	};
	return (relationship: OrganizationRelationshipRecord) => ({
		id: relationship.id,
		type: relationship.type,
		rel_owner_org_id: nested(relationship.ownerId),
		rel_linked_org_id: nested(relationship.linkedId),
		add_time: toV1Time(relationship.add_time),
		update_time: toV1Time(relationship.update_time),
		active_flag: String(!relationship.is_deleted),
	});
}

function requireRules(
	account: Account,
	{ ownerId, linkedId }: Pick<OrganizationRelationshipRecord, 'ownerId' | 'linkedId'>,
	but?: number,
): void {
	for (const id of [ownerId, linkedId]) {
		if (account.organizations.get(id)?.is_deleted !== false) {
			throw badRequest('Organization not found');
		}
	}
	if (ownerId === linkedId) throw badRequest('An organization cannot be related to itself');
	const twin = account.organizationRelationships
		.all()
		.find(
			(one) =>
				!one.is_deleted &&
				one.id !== but &&
				[one.ownerId, one.linkedId].sort().join() === [ownerId, linkedId].sort().join(),
		);
	if (twin) throw badRequest('These organizations are related already');
}

/** How organizations belong together; of a parent and its daughter, the parent is the owner. */
export const organizationRelationshipRoutes: Route[] = [
	route<{ org_id: number }>({
		method: 'GET',
		version: 'v1',
		path,
		cost: 20,
		scopes: reading,
		querySchema: { org_id: integer },
		requiredQuery: ['org_id'],
		handler: ({ context: { account }, query: { org_id } }) => {
			const rows = account.organizationRelationships
				.all()
				.filter((one) => !one.is_deleted && [one.ownerId, one.linkedId].includes(org_id));
			return {
				data: rows.map((row) => ({
					...relationshipAnswer(account)(row),
					...perspective(row, org_id),
					related_organization_name: otherName(account, row, org_id),
				})),
				additional: { start: 0, limit: rows.length, more_items_in_collection: false },
			};
		},
	}),
	route<PerspectiveQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: `${path}/:id`,
		cost: 2,
		scopes: reading,
		pathSchema: idPath,
		querySchema: { org_id: integer },
		handler: ({ context: { account }, path: { id }, query: { org_id } }) => {
			const row = find(account, id);
			return {
				data: { ...relationshipAnswer(account)(row), ...perspective(row, org_id) },
			};
		},
	}),
	route<unknown, RelationshipBody & Required<Omit<RelationshipBody, 'org_id'>>>({
		method: 'POST',
		version: 'v1',
		path,
		cost: 10,
		scopes: writing,
		bodySchema: objectSchema(relationshipKeys, ['type', 'rel_owner_org_id', 'rel_linked_org_id']),
		handler: ({ context: { account, clock }, body }) => {
			const ends = { ownerId: body.rel_owner_org_id, linkedId: body.rel_linked_org_id };
			requireRules(account, ends);
			const made = account.organizationRelationships.insert((id) => ({
				id,
				type: body.type,
				...ends,
				add_time: clock.time(),
				update_time: clock.time(),
				is_deleted: false,
			}));
			return { data: relationshipAnswer(account)(made) };
		},
	}),
	route<unknown, RelationshipBody, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: `${path}/:id`,
		cost: 10,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(relationshipKeys),
		handler: ({ context: { account, clock }, path: { id }, body }) => {
			const row = find(account, id);
			const ends = {
				ownerId: body.rel_owner_org_id ?? row.ownerId,
				linkedId: body.rel_linked_org_id ?? row.linkedId,
			};
			requireRules(account, ends, id);
			account.organizationRelationships.change(row, {
				type: body.type ?? row.type,
				...ends,
				update_time: clock.time(),
			});
			return { data: relationshipAnswer(account)(row) };
		},
	}),
	deleteRoute({
		version: 'v1',
		path: `${path}/:id`,
		cost: 6,
		scopes: writing,
		what: 'Organization relationship',
		in: (account) => account.organizationRelationships,
	}),
];

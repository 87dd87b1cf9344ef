import { convertDealToLead, convertLeadToDeal, pollConversion } from '../rules/conversions.ts';
import { ApiError } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Answer } from '../server/envelopes.ts';
import { route, type IdPath, type KeyPath, type Route } from '../server/route.ts';
import { idPath, integer, objectSchema, uuid, uuidPath } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { ConversionRecord } from '../state/leads.ts';
import { byUuid } from '../state/uuid.ts';

/** These routes have words of their own for what does not exist. */
function requireEntity<T extends { is_deleted: boolean }>(record: T | undefined): T {
	if (record?.is_deleted === false) return record;
	throw missing();
}

function missing(): ApiError {
	const error = 'Entity was not found';
	const rest = { error_info: 'Object was not found.', data: null, additional_data: null };
	return new ApiError(404, error, { body: { success: false, error, ...rest } });
}

function status(
	context: SandboxContext,
	from: ConversionRecord['from'],
	sourceId: number | undefined,
	conversionId: string,
): Answer {
	const found = byUuid(context.account.conversions, conversionId);
	if (!found || found.from !== from || found.sourceId !== sourceId) throw missing();
	const reached = pollConversion(context, found);
	const target = () =>
		from === 'lead'
			? { deal_id: found.targetId }
			: { lead_id: context.account.leads.get(found.targetId)?.uuid };
	return {
		data: {
			...(reached === 'completed' && target()),
			conversion_id: found.uuid,
			status: reached,
		},
	};
}

function leadOf(account: Account, id: string) {
	return byUuid(account.leads, id);
}

/** Making leads of deals and deals of leads, which takes the service a while. */
export const conversionRoutes: Route[] = [
	route<unknown, unknown, IdPath>({
		method: 'POST',
		version: 'v2',
		path: '/deals/:id/convert/lead',
		cost: 40,
		scopes: ['deals:full'],
		pathSchema: idPath,
		handler: ({ context, path }) => {
			const deal = requireEntity(context.account.deals.get(path.id));
			return { data: { conversion_id: convertDealToLead(context, deal).uuid } };
		},
	}),
	route<unknown, unknown, IdPath & { conversionId: string }>({
		method: 'GET',
		version: 'v2',
		path: '/deals/:id/convert/status/:conversionId',
		cost: 1,
		scopes: ['deals:full', 'deals:read'],
		pathSchema: { ...idPath, conversionId: uuid },
		handler: ({ context, path }) => status(context, 'deal', path.id, path.conversionId),
	}),
	route<unknown, { stage_id?: number; pipeline_id?: number } | null, KeyPath>({
		method: 'POST',
		version: 'v2',
		path: '/leads/:id/convert/deal',
		cost: 40,
		scopes: ['leads:full'],
		pathSchema: uuidPath,
		bodySchema: objectSchema({ stage_id: integer, pipeline_id: integer }),
		handler: ({ context, user, path, body }) => {
			const lead = requireEntity(leadOf(context.account, path.id));
			return { data: { conversion_id: convertLeadToDeal(context, user, lead, body ?? {}).uuid } };
		},
	}),
	route<unknown, unknown, KeyPath & { conversionId: string }>({
		method: 'GET',
		version: 'v2',
		path: '/leads/:id/convert/status/:conversionId',
		cost: 1,
		scopes: ['leads:full', 'leads:read'],
		pathSchema: { ...uuidPath, conversionId: uuid },
		handler: ({ context, path }) =>
			status(context, 'lead', leadOf(context.account, path.id)?.id, path.conversionId),
	}),
];

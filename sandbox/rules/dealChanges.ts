import { ApiError, badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import { formatTime } from '../state/clock.ts';
import type { DealRecord, DealStatus, UserRecord } from '../state/records.ts';
import { writeCustomFields } from './customFieldWrite.ts';
import { requireReferences } from './references.ts';
import { without } from '../state/without.ts';

/** The body of a deal's create and update; its schema has been checked. */
export interface DealBody {
	title?: string;
	owner_id?: number;
	person_id?: number | null;
	org_id?: number | null;
	pipeline_id?: number;
	stage_id?: number;
	value?: number;
	currency?: string;
	is_deleted?: boolean;
	is_archived?: boolean;
	archive_time?: string;
	status?: DealStatus;
	probability?: number | null;
	lost_reason?: string | null;
	visible_to?: number;
	close_time?: string | null;
	won_time?: string;
	lost_time?: string;
	expected_close_date?: string;
	label_ids?: number[];
	custom_fields?: Record<string, unknown>;
}

type Place = Pick<DealRecord, 'pipeline_id' | 'stage_id'>;
type Outcome = Pick<
	DealRecord,
	'status' | 'won_time' | 'first_won_time' | 'lost_time' | 'close_time' | 'lost_reason'
>;

function firstStageOf(account: Account, pipelineId: number): Place {
	const [stage] = account.stagesOf(pipelineId);
	if (!stage) throw badRequest('Pipeline not found');
	return { pipeline_id: pipelineId, stage_id: stage.id };
}

function placeOf(account: Account, body: DealBody, current: Place | undefined): Place {
	const { pipeline_id, stage_id } = body;
	if (stage_id === undefined) {
		const [defaultPipeline] = account.pipelines.all();
		const wanted = pipeline_id ?? current?.pipeline_id ?? defaultPipeline?.id ?? 0;
		return current?.pipeline_id === wanted ? current : firstStageOf(account, wanted);
	}
	const stage = account.stages.get(stage_id);
	if (!stage || stage.is_deleted) throw badRequest('Stage not found');
	const pipeline = pipeline_id ?? current?.pipeline_id ?? stage.pipeline_id;
	if (pipeline !== stage.pipeline_id) {
		throw badRequest(`Stage ${String(stage_id)} does not belong to pipeline ${String(pipeline)}`);
	}
	return { pipeline_id: pipeline, stage_id };
}

function utc(time: string | null | undefined): string | null {
	return time === undefined || time === null ? null : formatTime(Date.parse(time));
}

function requireMatchingStatus(body: DealBody, status: DealStatus): void {
	const misplaced =
		(body.won_time !== undefined && status !== 'won' && 'won_time') ||
		(body.lost_time !== undefined && status !== 'lost' && 'lost_time') ||
		(body.lost_reason != null && status !== 'lost' && 'lost_reason') ||
		(body.close_time != null && status === 'open' && 'close_time');
	if (misplaced)
		throw badRequest(`'${misplaced}' cannot be set for a deal with status '${status}'`);
}

function outcomeOf(body: DealBody, current: Outcome, now: string): Outcome {
	const status = body.status ?? current.status;
	requireMatchingStatus(body, status);
	const lost_reason = body.lost_reason === undefined ? current.lost_reason : body.lost_reason;
	if (status === 'open') {
		return {
			status,
			won_time: null,
			first_won_time: current.first_won_time,
			lost_time: null,
			close_time: null,
			lost_reason,
		};
	}
	const kept = status === current.status ? current : undefined;
	const isWon = status === 'won';
	const given = utc(isWon ? body.won_time : body.lost_time) ?? utc(body.close_time);
	const time = given ?? (isWon ? kept?.won_time : kept?.lost_time) ?? now;
	return {
		status,
		won_time: isWon ? time : null,
		first_won_time: current.first_won_time ?? (isWon ? time : null),
		lost_time: isWon ? null : time,
		close_time: utc(body.close_time) ?? time,
		lost_reason,
	};
}

function archiveOf(
	body: DealBody,
	now: string,
): Partial<Pick<DealRecord, 'is_archived' | 'archive_time'>> {
	if (body.is_archived === undefined) {
		if (body.archive_time !== undefined) throw badRequest("'archive_time' needs 'is_archived'");
		return {};
	}
	if (!body.is_archived) return { is_archived: false, archive_time: null };
	const given = body.archive_time;
	const time = given === undefined ? now : `${given.replace(' ', 'T')}Z`;
	return { is_archived: true, archive_time: time };
}

/** The keys that are stored as they are written: all that no rule above is about. */
function plainKeys(body: DealBody) {
	const plain = without(
		body,
		...(['pipeline_id', 'stage_id', 'status', 'lost_reason', 'won_time', 'lost_time'] as const),
		...(['close_time', 'is_archived', 'archive_time', 'is_deleted', 'custom_fields'] as const),
	);
	// The service stores an emptied date as a day that no calendar has.
	return plain.expected_close_date === '' ? { ...plain, expected_close_date: '0000-00-00' } : plain;
}

/** Makes a deal of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createDeal(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: DealBody,
): DealRecord {
	if (body.is_deleted) throw badRequest('A deleted deal cannot be created');
	requireReferences(account, 'deal', body);
	const now = clock.time();
	const place = placeOf(account, body, undefined);
	const fresh: Outcome = {
		status: 'open',
		won_time: null,
		first_won_time: null,
		lost_time: null,
		close_time: null,
		lost_reason: null,
	};
	const outcome = outcomeOf(body, fresh, now);
	const archive = archiveOf(body, now);
	const custom_fields = writeCustomFields(account, user, 'deal', undefined, body.custom_fields);
	return account.deals.insert((id) => ({
		id,
		title: '',
		creator_user_id: user.id,
		owner_id: user.id,
		value: 0,
		person_id: null,
		org_id: null,
		...place,
		currency: user.default_currency,
		archive_time: null,
		add_time: now,
		update_time: null,
		stage_change_time: null,
		is_archived: false,
		is_deleted: false,
		delete_time: null,
		probability: null,
		visible_to: 3,
		expected_close_date: null,
		label_ids: [],
		origin: 'API',
		source_lead_id: null,
		...plainKeys(body),
		...outcome,
		...archive,
		custom_fields,
	}));
}

/** An archived deal takes nothing but being brought back. */
function refuseArchived(deal: DealRecord, body: DealBody): void {
	if (!deal.is_archived) return;
	const keys = Object.keys(body);
	if (keys.length === 1 && body.is_archived === false) return;
	throw new ApiError(403, 'Forbidden', { body: { success: false, error: 'Forbidden' } });
}

/** Changes a deal by a checked body. @throws ApiError 400 or 403 where the body breaks a rule */
export function patchDeal(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	deal: DealRecord,
	body: DealBody,
): void {
	if (body.is_deleted) throw badRequest("'is_deleted' cannot be set; delete the deal instead");
	refuseArchived(deal, body);
	requireReferences(account, 'deal', body);
	if (Object.keys(body).length === 0) return;
	const now = clock.time();
	const place = placeOf(account, body, deal);
	const outcome = outcomeOf(body, deal, now);
	const archive = archiveOf(body, now);
	const custom_fields = writeCustomFields(
		account,
		user,
		'deal',
		deal.custom_fields,
		body.custom_fields,
	);
	const moved = place.stage_id !== deal.stage_id;
	account.deals.change(deal, {
		...plainKeys(body),
		...outcome,
		...archive,
		pipeline_id: place.pipeline_id,
		stage_id: place.stage_id,
		custom_fields,
		update_time: now,
		...(moved ? { stage_change_time: now } : {}),
		...(body.is_deleted === false ? { is_deleted: false, delete_time: null } : {}),
	});
}

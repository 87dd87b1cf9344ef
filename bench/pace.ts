import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startAccount } from './account.ts';
import type { Contender } from './contenders.ts';
import type { CredentialType } from './creatingDeals.ts';
import type { Measured } from './measure.ts';
import { measureApart } from './measureApart.ts';

const latencyMs = 80;

/** One run at the limit of a plan. */
export interface PaceCase {
	plan: string;
	credentialType: CredentialType;
	/** What the credential says under Rate Limit: the plan, or `automatic`. */
	setting: string;
	contender: Contender;
	/** The plan's limit: so many requests within so many milliseconds. */
	limit: number;
	windowMs: number;
	items: number;
}

export interface PaceFigure extends PaceCase {
	measured: Measured;
	/** Deals that the account holds beyond those that came out of the node, or misses. */
	created: number;
}

const bursts: [plan: string, token: number, oauth: number][] = [
	['lite', 20, 80],
	['growth', 40, 160],
	['ultimate', 120, 480],
];
const minutes: [plan: string, limit: number][] = [
	['starter', 100],
	['professional', 500],
	['enterprise', 1000],
];

/** Plans of today, with an API token: windows of 2 s, so many of them that a run takes `seconds`. */
export function tokenCases(seconds: number): PaceCase[] {
	return bursts.flatMap(([plan, limit]) =>
		[plan, 'automatic'].map((setting) => ({
			...burstCase(plan, limit, seconds),
			credentialType: 'pipedriveCrmApi' as const,
			setting,
		})),
	);
}

/**
 * The same with OAuth, where CPU may be the limit; so a bare loop without any limit stands beside each,
 * with as many requests at once as the node may have.
 */
export function oauthCases(seconds: number): PaceCase[] {
	return bursts.flatMap(([plan, , limit]) => {
		const shared = {
			...burstCase(plan, limit, seconds),
			credentialType: 'pipedriveCrmOAuth2Api' as const,
			setting: plan,
		};
		return [shared, { ...shared, contender: 'bareLoop' as const }];
	});
}

/** Plans that count by the minute: three times the limit, in real time. */
export function minuteCases(): PaceCase[] {
	return minutes.flatMap(([plan, limit]) =>
		[plan, 'automatic'].map((setting) => ({
			plan,
			setting,
			credentialType: 'pipedriveCrmApi' as const,
			contender: 'node' as const,
			limit,
			windowMs: 60_000,
			items: 3 * limit,
		})),
	);
}

function burstCase(plan: string, limit: number, seconds: number) {
	const windowMs = 2000;
	const items = limit * Math.floor((seconds * 1000) / windowMs);
	return { plan, contender: 'node' as const, limit, windowMs, items };
}

/** Runs one case against an account of its own. */
export async function measurePace(which: PaceCase): Promise<PaceFigure> {
	const isBare = which.contender === 'bareLoop';
	const account = await startAccount(isBare ? 'unlimited' : which.plan, latencyMs);
	const rateLimit: ICredentialDataDecryptedObject = { rateLimit: which.setting };
	const measured = await measureApart({
		contender: which.contender,
		items: which.items,
		baseUrl: account.url,
		credentialType: which.credentialType,
		credential: await account.credential(which.credentialType, rateLimit),
		linked: account.linked,
		atOnce: 50,
	});
	const created = await account.created();
	await account.stop();
	return { ...which, measured, created };
}

/**
 * The rate of a run as a share of the limit. Within a limit of n per window, a request may follow the
 * one n places before it after one window at the earliest; the share is the window by the time that
 * this took on average. So it counts alike whether requests come in bursts or evenly, and is 1 at best.
 * @returns undefined for a run that was too short to meet the limit
 */
export function shareOfLimit(
	sentAtMs: number[],
	{ limit, windowMs }: Pick<PaceCase, 'limit' | 'windowMs'>,
): number | undefined {
	const gaps = sentAtMs.slice(limit).map((at, index) => at - (sentAtMs[index] ?? at));
	if (gaps.length === 0) return undefined;
	return windowMs / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
}

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export type CredentialType = 'pipedriveCrmApi' | 'pipedriveCrmOAuth2Api';

/** So many requests within any stretch of that length. */
export interface RateLimit {
	requests: number;
	windowMs: number;
}

/** The rate limit that a credential asks for; a learned one is corrected by what the answers say. */
export interface PlannedRate extends RateLimit {
	learns: boolean;
}

export const burstWindowMs = 2000;
export const minuteWindowMs = 60_000;

/** Searches have a limit of their own on every plan (https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting). */
export const searchLimit: RateLimit = { requests: 10, windowMs: burstWindowMs };

/** Requests in 2 seconds, by plan (same page). */
const requestsPerBurst: Record<string, Record<CredentialType, number>> = {
	lite: { pipedriveCrmApi: 20, pipedriveCrmOAuth2Api: 80 },
	growth: { pipedriveCrmApi: 40, pipedriveCrmOAuth2Api: 160 },
	premium: { pipedriveCrmApi: 100, pipedriveCrmOAuth2Api: 400 },
	ultimate: { pipedriveCrmApi: 120, pipedriveCrmOAuth2Api: 480 },
};

const requestsPerMinute: Record<string, number> = {
	starter: 100,
	professional: 500,
	enterprise: 1000,
};

/** The smallest figure that Pipedrive allows to anybody: safe before the first answer is seen. */
const careful = 20;

/**
 * Reads the rate limit setting of a credential.
 * @param credentialType decides which column of the plan counts: OAuth apps may ask four times as often
 * @param data `rateLimit`, and for `custom` also `customRequests` and `customSeconds`
 */
export function plannedRate(
	credentialType: CredentialType,
	data: ICredentialDataDecryptedObject,
): PlannedRate {
	const setting = String(data.rateLimit ?? 'automatic');
	const burst = requestsPerBurst[setting]?.[credentialType];
	if (burst !== undefined) return { requests: burst, windowMs: burstWindowMs, learns: false };
	const minute = requestsPerMinute[setting];
	if (minute !== undefined) return { requests: minute, windowMs: minuteWindowMs, learns: false };
	if (setting === 'custom') {
		return {
			requests: Math.floor(positive(data.customRequests, careful)),
			windowMs: positive(data.customSeconds, burstWindowMs / 1000) * 1000,
			learns: false,
		};
	}
	return { requests: careful, windowMs: burstWindowMs, learns: true };
}

function positive(value: unknown, otherwise: number): number {
	const number = Number(value);
	return Number.isFinite(number) && number > 0 ? Math.max(number, 1) : otherwise;
}

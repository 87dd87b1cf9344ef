import type { Account } from '../state/account.ts';
import type { UserRecord } from '../state/records.ts';
import { ApiError } from './apiError.ts';

export type AuthKind = 'header' | 'query' | 'oauth';

/** Who a request speaks for. */
export interface Caller {
	user: UserRecord;
	kind: AuthKind;
	/** Identifies the rate window: a token, or an app's connection to a user. */
	rateKey: string;
	/** OAuth scopes; undefined for an API token, which may do what its user may. */
	scopes: string[] | undefined;
}

/** Tells whose an OAuth access token is; the OAuth server provides it. */
export type AccessTokenVerifier = (
	token: string,
) => Promise<{ userId: number; clientId: string; scopes: string[] } | undefined>;

/** The credentials that a request may carry; all optional, empty text counts as absent. */
export interface PresentedCredentials {
	apiTokenHeader: string | undefined;
	apiTokenQuery: string | undefined;
	authorization: string | undefined;
}

function unauthorized(): ApiError {
	const message = 'unauthorized access';
	return new ApiError(401, message, {
		headers: { 'x-401-by-gw': 'true' },
		body: {
			success: false,
			error: message,
			errorCode: 401,
			error_info: 'Please check developers.pipedrive.com',
		},
	});
}

function invalidAccessToken(): ApiError {
	const error = 'Invalid token: access_token is invalid';
	return new ApiError(401, error, { body: { success: false, error, errorCode: 401 } });
}

function byApiToken(account: Account, token: string, kind: AuthKind): Caller {
	const user = account.users.all().find((candidate) => candidate.apiToken === token);
	if (!user?.active_flag) throw unauthorized();
	return { user, kind, rateKey: `token:${token}`, scopes: undefined };
}

/**
 * Finds the caller. An API token goes before an OAuth access token where both are sent.
 * @throws ApiError 401 in Pipedrive's wording
 */
export async function authenticate(
	account: Account,
	verifyAccessToken: AccessTokenVerifier,
	presented: PresentedCredentials,
): Promise<Caller> {
	if (presented.apiTokenHeader) return byApiToken(account, presented.apiTokenHeader, 'header');
	if (presented.apiTokenQuery) return byApiToken(account, presented.apiTokenQuery, 'query');
	const bearer = /^Bearer\s+(\S+)$/i.exec(presented.authorization ?? '')?.[1];
	if (bearer === undefined) throw unauthorized();
	const grant = await verifyAccessToken(bearer);
	const user = grant && account.users.get(grant.userId);
	if (!grant || !user?.active_flag) throw invalidAccessToken();
	return {
		user,
		kind: 'oauth',
		rateKey: `oauth:${grant.clientId}:${user.id}`,
		scopes: grant.scopes,
	};
}

/** @throws ApiError 403 when an OAuth caller has none of the scopes that the operation accepts */
export function requireScope(caller: Caller, accepted: readonly string[]): void {
	if (caller.scopes === undefined) return;
	const held = caller.scopes;
	if (accepted.some((scope) => held.includes(scope))) return;
	const error = 'Scope and URL mismatch';
	throw new ApiError(403, error, { body: { success: false, error, errorCode: 403 } });
}

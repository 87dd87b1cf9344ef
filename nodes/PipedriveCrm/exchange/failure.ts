import type { IHttpRequestMethods } from 'n8n-workflow';

export type FailureKind =
	| 'refused' // 400, 405, 410, 415, 422 …: the request as it stands will not be accepted
	| 'unauthorized'
	| 'forbidden'
	| 'notFound'
	| 'rateLimited'
	| 'budgetSpent' // the account's tokens of the day, or the maximum given to this run
	| 'blocked' // 403 web page of Pipedrive's edge
	| 'server'
	| 'unreachable'
	| 'cancelled'
	| 'hostNotAllowed'
	| 'invalidCredential';

export interface FailureFacts {
	kind: FailureKind;
	/** What to do about it, one or two sentences. */
	nextStep: string;
	httpCode?: number;
	/** The API's own words, without markup. */
	apiMessage?: string;
	/** The API's own code, e.g. `ERR_SCHEMA_VALIDATION_FAILED`. */
	apiCode?: string;
	/** API keys that a validation message names, e.g. `['value', 'custom_fields']`. */
	fields?: string[];
	/** True when a write was sent and nobody can know whether Pipedrive carried it out. */
	mayExist?: boolean;
	request?: { method: IHttpRequestMethods; path: string };
}

/**
 * Why a request got no usable answer. Carries no secret: no headers, no query, no token.
 * `run/` adds the item and the field as the editor names it.
 */
export class ExchangeFailure extends Error {
	readonly kind: FailureKind;

	readonly nextStep: string;

	readonly httpCode: number | undefined;

	readonly apiMessage: string | undefined;

	readonly apiCode: string | undefined;

	readonly fields: string[];

	readonly mayExist: boolean;

	readonly request: { method: IHttpRequestMethods; path: string } | undefined;

	/**
	 * @param message one sentence saying what happened
	 * @param facts everything else that is known
	 */
	constructor(message: string, facts: FailureFacts) {
		super(message);
		this.name = 'ExchangeFailure';
		this.kind = facts.kind;
		this.nextStep = facts.nextStep;
		this.httpCode = facts.httpCode;
		this.apiMessage = facts.apiMessage;
		this.apiCode = facts.apiCode;
		this.fields = facts.fields ?? [];
		this.mayExist = facts.mayExist ?? false;
		this.request = facts.request;
	}
}

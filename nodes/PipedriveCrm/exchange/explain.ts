import type { Answered, NotSent, AttemptResult, Unanswered } from './attempt';
import type { ApiMessage } from './apiMessage';
import { readApiMessage } from './apiMessage';
import type { FailureFacts, FailureKind } from './failure';
import { ExchangeFailure } from './failure';
import type { Account } from './host';
import type { CredentialType } from './plans';
import type { ApiRequest } from './request';
import { isBudgetSpent } from './retry';

/** What an explanation needs to know besides the outcome. */
export interface Circumstances {
	credentialType: CredentialType;
	account: Account;
	request: ApiRequest;
	/** Whether the request, not safe to repeat, may have been carried out all the same. */
	mayExist: boolean;
}

interface Explanation {
	kind: FailureKind;
	message: string;
	nextStep: string;
}

/**
 * Says in one sentence why a request failed, and what to do next.
 * @param outcome of the last attempt
 * @param circumstances what was sent, with which credential
 */
export function explain(outcome: AttemptResult, circumstances: Circumstances): ExchangeFailure {
	const { request, mayExist } = circumstances;
	const facts: Omit<FailureFacts, 'kind' | 'nextStep'> = {
		mayExist,
		request: { method: request.method, path: request.path },
	};
	let explanation: Explanation;
	if (outcome.kind === 'answered') {
		const said = readApiMessage(outcome.body);
		explanation = explainAnswer(outcome, said, circumstances);
		facts.httpCode = outcome.status;
		facts.apiMessage = said.text;
		facts.apiCode = said.code;
		facts.fields = said.fields;
	} else if (outcome.kind === 'unanswered') {
		explanation = explainSilence(outcome, circumstances);
	} else if (outcome.kind === 'notSent') {
		explanation = explainNotSent(outcome, circumstances);
	} else {
		explanation = cancelled;
	}
	const { kind, message, nextStep } = explanation;
	const check = mayExist ? `${mayHaveHappened} ` : '';
	return new ExchangeFailure(message, { ...facts, kind, nextStep: check + nextStep });
}

const mayHaveHappened =
	'Pipedrive may have carried it out nevertheless: look there before you send it again.';

/**
 * What is said when the run was cancelled while a request waited or was under way. n8n tells a
 * cancelled run from a failed one by the word 'canceled', in this spelling.
 */
export const cancelled: Explanation = {
	kind: 'cancelled',
	message: 'The run was canceled before Pipedrive answered',
	nextStep: 'Start the workflow again when you want it to go on.',
};

function explainAnswer(
	answer: Answered,
	said: ApiMessage,
	circumstances: Circumstances,
): Explanation {
	const { status } = answer;
	if (status < 300) return explainUnreadable(said, circumstances);
	if (status < 400) return explainRedirect(answer);
	if (status === 401) return explainUnauthorized(circumstances);
	if (status === 403) return explainForbidden(said);
	if (status === 429) return explainLimit(answer);
	const quoted = quote(said);
	if (status >= 500) {
		return {
			kind: 'server',
			message: `Pipedrive could not answer (status ${status})${quoted}`,
			nextStep: 'Try again in a few minutes; status.pipedrive.com tells of known outages.',
		};
	}
	const known = refusals[status];
	if (known) return { ...known, message: known.message + quoted };
	return {
		kind: 'refused',
		message: `Pipedrive refused the request (status ${status})${quoted}`,
		nextStep: 'Correct the value that Pipedrive names, and run again.',
	};
}

const refusals: Partial<Record<number, Explanation>> = {
	402: {
		kind: 'forbidden',
		message: 'The Pipedrive account is closed for requests',
		nextStep: "Its trial or subscription has ended: check the company's billing page in Pipedrive.",
	},
	404: {
		kind: 'notFound',
		message: 'Pipedrive did not find it',
		nextStep:
			'Check the ID; the record may have been deleted, or not be visible to the user of this credential.',
	},
	405: {
		kind: 'refused',
		message: 'Pipedrive does not offer this operation',
		nextStep: 'Check the ID: an empty one makes another request of it.',
	},
	410: {
		kind: 'refused',
		message: 'Pipedrive no longer offers this operation',
		nextStep: 'Update this node to its newest version.',
	},
	415: {
		kind: 'refused',
		message: 'This feature is not switched on in the Pipedrive account',
		nextStep: 'Switch it on in Pipedrive, or check that your plan or an add-on includes it.',
	},
};

function explainUnreadable(said: ApiMessage, { account }: Circumstances): Explanation {
	if (said.text !== undefined) {
		return {
			kind: 'refused',
			message: `Pipedrive refused the request${quote(said)}`,
			nextStep: 'Correct the value that Pipedrive names, and run again.',
		};
	}
	return {
		kind: 'server',
		message: said.isWebPage
			? 'Pipedrive answered a web page instead of data'
			: 'Pipedrive answered something that is no data',
		nextStep: `Check Company Domain and Base URL of the credential: requests go to ${account.base}.`,
	};
}

function explainRedirect({ headers, status }: Answered): Explanation {
	const { location = '' } = headers;
	const host = URL.canParse(location) ? new URL(location).host : 'another address';
	return {
		kind: 'hostNotAllowed',
		message: `Pipedrive sent the request on to ${host} (status ${status}), where the credential does not go`,
		nextStep: 'Check Company Domain and Base URL of the credential.',
	};
}

function explainUnauthorized({ credentialType, account }: Circumstances): Explanation {
	const message = 'Pipedrive did not accept the credential';
	if (credentialType === 'pipedriveCrmOAuth2Api') {
		return { kind: 'unauthorized', message, nextStep: reconnect };
	}
	return {
		kind: 'unauthorized',
		message,
		nextStep: `Check API Token and Company Domain of the credential (requests go to ${account.base}): Pipedrive answers the same to a wrong token and a wrong domain. A new token made in Pipedrive replaces the old one.`,
	};
}

const reconnect =
	'Open the credential in n8n and reconnect it: access was revoked, or has expired.';

function explainForbidden(said: ApiMessage): Explanation {
	if (said.isWebPage) {
		return {
			kind: 'blocked',
			message: 'Pipedrive answered a web page instead of data: it blocks requests from here',
			nextStep:
				'Wait some minutes and run again with a slower Rate Limit in the credential; other programs that use the same token count too.',
		};
	}
	const message = `Pipedrive does not allow it${quote(said)}`;
	if (/scope/i.test(said.text ?? '')) {
		return {
			kind: 'forbidden',
			message,
			nextStep:
				"Add the missing scope to the app in Pipedrive's Developer Hub, then reconnect the credential.",
		};
	}
	if (said.code?.startsWith('feature_capping')) {
		return {
			kind: 'forbidden',
			message,
			nextStep: 'The limit of the Pipedrive plan is reached: remove records, or change the plan.',
		};
	}
	return {
		kind: 'forbidden',
		message,
		nextStep:
			"Check the permissions of the credential's user, and that your Pipedrive plan includes this.",
	};
}

function explainLimit({ headers }: Answered): Explanation {
	if (isBudgetSpent(headers)) {
		return {
			kind: 'budgetSpent',
			message: "The Pipedrive account's API tokens for today are used up",
			nextStep:
				'Pipedrive answers again after its midnight; an admin can buy more tokens, and fewer, larger pages cost less.',
		};
	}
	return {
		kind: 'rateLimited',
		message: 'Pipedrive kept refusing the request because of too many requests (status 429)',
		nextStep:
			"Run again later, or choose a slower Rate Limit in the credential; if it goes on, the account's API tokens for today may be used up.",
	};
}

const wordsByCode: Partial<Record<string, string>> = {
	EAI_AGAIN: 'host name not resolved',
	ECONNREFUSED: 'connection refused',
	ECONNRESET: 'connection reset',
	EHOSTUNREACH: 'no route to the host',
	ENETUNREACH: 'no route to the network',
	ENOTFOUND: 'host not found',
	EPIPE: 'connection closed',
};

/** n8n replaces a whole message in which it finds such a code by one of its own. */
function wordsFor(code: string): string {
	return wordsByCode[code] ?? 'network failure';
}

function explainSilence({ code, wasSent }: Unanswered, { account }: Circumstances): Explanation {
	const { host } = new URL(account.base);
	if (wasSent === 'no') {
		return {
			kind: 'unreachable',
			message: `Pipedrive could not be reached at ${host} (${wordsFor(code)})`,
			nextStep:
				'Check the internet connection of n8n, and Company Domain and Base URL of the credential.',
		};
	}
	const isTimeout = code === 'ECONNABORTED' || code === 'ETIMEDOUT';
	return {
		kind: 'unreachable',
		message: isTimeout
			? `Pipedrive did not answer in time at ${host}`
			: `The connection to Pipedrive at ${host} broke (${wordsFor(code)})`,
		nextStep: 'Try again in a few minutes.',
	};
}

function explainNotSent(
	{ reason, message }: NotSent,
	{ account, credentialType }: Circumstances,
): Explanation {
	if (reason === 'certificate') {
		return {
			kind: 'unreachable',
			message: `The certificate of ${new URL(account.base).host} was not accepted (${message})`,
			nextStep:
				'Check the Base URL of the credential; a proxy needs a certificate that n8n trusts.',
		};
	}
	if (reason === 'signIn') {
		return {
			kind: 'unauthorized',
			message: `n8n could not sign in to Pipedrive (${message})`,
			nextStep:
				credentialType === 'pipedriveCrmOAuth2Api' ? reconnect : 'Check the credential in n8n.',
		};
	}
	return {
		kind: 'invalidCredential',
		message: `n8n did not send the request (${message})`,
		nextStep: 'Check the credential and the settings of n8n.',
	};
}

function quote({ text }: ApiMessage): string {
	return text === undefined ? '' : `: ${text}`;
}

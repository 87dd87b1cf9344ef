import type { ApiError } from './apiError.ts';

export type ApiVersion = 'v1' | 'v2';

/** What a handler answers; the envelope is put round it. */
export interface Answer {
	/** Left out of the answer when undefined. */
	data?: unknown;
	/** The keys of `additional_data`; left out of the answer when undefined. */
	additional?: Record<string, unknown>;
	/** Keys that a few answers carry beside the others. */
	beside?: Record<string, unknown>;
}

/** Instead of an answer: where the client finds it, as a path below the sandbox's own address. */
export interface Redirection {
	redirectTo: string;
}

/** The body of a successful answer, the same in both versions. */
export function successBody(answer: Answer): Record<string, unknown> {
	return {
		success: true,
		...answer.beside,
		...(answer.data === undefined ? {} : { data: answer.data }),
		...(answer.additional === undefined ? {} : { additional_data: answer.additional }),
	};
}

/** The body of a refusal in the shape of the API version. */
export function errorBody(version: ApiVersion, error: ApiError): Record<string, unknown> {
	if (error.details.body) return error.details.body;
	if (version === 'v2') {
		const { code } = error.details;
		return { success: false, error: error.message, ...(code === undefined ? {} : { code }) };
	}
	return {
		success: false,
		error: error.message,
		error_info: error.details.info ?? 'Please check developers.pipedrive.com for more information.',
		errorCode: error.status,
		data: null,
		additional_data: null,
	};
}

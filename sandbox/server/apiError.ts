/** Extra keys and headers that a failing answer carries beside its status and message. */
export interface ApiErrorDetails {
	code?: string;
	info?: string;
	headers?: Record<string, string>;
	/** The body exactly as it is sent, where no envelope applies. */
	body?: Record<string, unknown>;
}

/** A refusal; the envelope of the request's API version turns it into a body. */
export class ApiError extends Error {
	readonly status: number;
	readonly details: ApiErrorDetails;

	constructor(status: number, message: string, details: ApiErrorDetails = {}) {
		super(message);
		this.status = status;
		this.details = details;
	}
}

/** 400 for a request that breaks a business rule (v2: code `ERR_BAD_REQUEST`). */
export function badRequest(message: string): ApiError {
	return new ApiError(400, message, { code: 'ERR_BAD_REQUEST' });
}

/**
 * 400 for a request that breaks the schema (v2: code `ERR_SCHEMA_VALIDATION_FAILED`).
 * @param problems `path: message` texts
 */
export function validationFailed(problems: string[]): ApiError {
	return new ApiError(400, `Validation failed: ${problems.join('; ')}`, {
		code: 'ERR_SCHEMA_VALIDATION_FAILED',
	});
}

/** 403 for what only admins may do. */
export function requireAdmin({ is_admin }: { is_admin: boolean }): void {
	if (is_admin) return;
	throw new ApiError(403, 'Only an admin user can do this', { code: 'ERR_FORBIDDEN' });
}

/** 404 for a record that does not exist, e.g. `Deal not found`. */
export function notFound(what: string): ApiError {
	return new ApiError(404, `${what} not found`, { code: 'ERR_NOT_FOUND' });
}

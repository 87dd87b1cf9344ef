import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

/**
 * Whether a request may be sent again when an attempt failed:
 * - `safe`: always; sending it twice leaves the account as sending it once;
 * - `ifNotDone`: only when the server certainly did not act on it (429, connection refused, host
 *   not found); otherwise the failure says that the record may exist;
 * - `never`: only after a 429, which Pipedrive answers before acting; for what cannot be undone.
 */
export type Repeat = 'safe' | 'ifNotDone' | 'never';

/** One request to Pipedrive's API. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Path below the host with its version, every segment encoded: `/api/v2/deals/42`. */
	path: string;
	/** Query keys as the API names them; arrays are sent as `listStyle` says, undefined is left out. */
	query?: IDataObject;
	/** How the query writes an array: joined by commas if left out, or its key once for every element. */
	listStyle?: 'comma' | 'repeat';
	/**
	 * JSON: an object, or for the few endpoints that want one, an array. URLSearchParams are sent as a form,
	 * FormData as an upload.
	 */
	body?: IDataObject | IDataObject[] | FormData | URLSearchParams;
	/** The answer is a file, or a redirect to where it is stored. */
	answersFile?: true;
	/** Left out: GET, PATCH, PUT and DELETE are `safe`, POST is `ifNotDone`. */
	repeat?: Repeat;
}

/** What Pipedrive answered. */
export interface ApiAnswer {
	/** `data` of the envelope: a record, a list, or whatever the endpoint gives. */
	data: unknown;
	/** `additional_data` of the envelope. */
	additionalData: IDataObject | undefined;
	/** The whole parsed envelope. */
	body: IDataObject;
	/** Header names in lower case. */
	headers: Record<string, string>;
}

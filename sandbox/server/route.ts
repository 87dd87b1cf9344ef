import type { SandboxContext } from './context.ts';
import type { Answer, ApiVersion, Redirection } from './envelopes.ts';
import type { ArraySchema, ObjectSchema, PropertySchemas } from './schemas.ts';
import type { UserRecord } from '../state/records.ts';

/** What a handler gets: checked parameters, and the account that they are about. */
export interface ApiRequest<Query, Body, Path> {
	context: SandboxContext;
	/** Whose token the request came with. */
	user: UserRecord;
	/** The token is one that an app was given. */
	viaApp: boolean;
	/** Where the sandbox was reached, e.g. `127.0.0.1:4010`. */
	host: string;
	path: Path;
	query: Query;
	body: Body;
}

/** One operation of the API as a row: everything that is known about it, and how it is done. */
export interface RouteRow<Query, Body, Path> {
	method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	version: ApiVersion;
	/** Path below the version, e.g. `/deals/:id`. */
	path: string;
	/** Daily tokens that the operation costs. */
	cost: number;
	/** OAuth scopes, any one of which is enough. */
	scopes: readonly string[];
	/** Counts against the search limit as well. */
	search?: boolean;
	/** Has left the API's description: served all the same, and every request recorded as a violation. */
	retired?: boolean;
	/** Schemas of the path's parameters. */
	pathSchema?: PropertySchemas;
	/** Schemas of the query keys that the operation knows; others are refused. */
	querySchema?: PropertySchemas;
	requiredQuery?: readonly string[];
	/** Schema of the body; an operation without one refuses any body. */
	bodySchema?: ObjectSchema | ArraySchema;
	/** How the body arrives; JSON when left out. */
	encoding?: 'form' | 'multipart';
	/** Success status; 200 when left out. */
	status?: 200 | 201;
	/** What has to be awaited before the handler, which does its work in one go; may refuse. */
	prepare?(request: ApiRequest<Query, Body, Path>): Promise<void>;
	handler(request: ApiRequest<Query, Body, Path>): Answer | Redirection;
}

/** A row whose parameter types are hidden; its schemas guarantee them. */
export type Route = RouteRow<unknown, unknown, unknown>;

/** Declares a row; Query, Body and Path are the types that its schemas let through. */
export function route<Query = unknown, Body = unknown, Path = unknown>(
	row: RouteRow<Query, Body, Path>,
): Route {
	return row;
}

/** Path parameter of the routes that address one record by its UUID or key. */
export interface KeyPath {
	id: string;
}

/** Path parameter of the routes that address one record. */
export interface IdPath {
	id: number;
}

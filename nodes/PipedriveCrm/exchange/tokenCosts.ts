import type { IHttpRequestMethods } from 'n8n-workflow';

/** What an operation costs by default, in API tokens; version 1 costs twice as much as version 2. */
const kindCosts = { one: 1, list: 10, search: 20, write: 5, delete: 3 };

const searches = /^(?:itemSearch(?:\/field)?|[A-Za-z]+\/search)$/;

/** Words that stand where an id would, and name a list. */
const listWords = /^(?:archived|find|helpers|installments|products|timeline)$/;

/** Operations that cost something else than their kind (https://developers.pipedrive.com/docs/api/v1, v2). */
const exceptions: Record<string, [RegExp, number][]> = {
	'v1 GET': [
		[/^deals\/summary\/archived$/, 80],
		[/\/(?:archived|flow)$|^(?:deals\/summary|users\/find)$|_statistics$/, 40],
		[/^mailbox\/mailThreads\/[^/]+$|^projects\/(?:boards|phases)$/, 20],
		[/\/(?:participants|participantsChangelog|permittedUsers|permissions)$/, 10],
		[/\/(?:roleAssignments|roleSettings)$|^roles\/[^/]+\/assignments$/, 10],
		[/^(?:leadLabels|webhooks)$/, 10],
		[/^(?:leadSources|users\/me|userSettings)$|^projects\/(?:boards|phases)\/[^/]+$/, 2],
		[/^oauth\//, 0],
	],
	'v1 PUT': [[/\/merge$/, 40]],
	'v1 POST': [[/^oauth\//, 0]],
	'v1 DELETE': [[/^[A-Za-z]+$|^legacyTeams\/[^/]+\/users$/, 10]],
	'v2 GET': [
		[/^deals\/archived$/, 20],
		[/\/followers\/changelog$|^(?:boards|phases)\/[^/]+$/, 10],
		[/^(?:pipelines|stages|projects\/[^/]+\/permittedUsers)$/, 5],
		[/\/convert\/status\/[^/]+$|\/picture$/, 1],
	],
	'v2 POST': [
		[/\/convert\/(?:deal|lead)$/, 40],
		[/\/products\/bulk$/, 25],
		[/\/images$/, 20],
		[/^projects\/[^/]+\/archive$/, 3],
	],
	'v2 PUT': [[/\/images$/, 20]],
	'v2 DELETE': [
		[/^deals\/[^/]+\/products$/, 15],
		[/\/images$/, 6],
	],
};

/**
 * What a request costs of the account's daily API tokens, however much it answers.
 * @param method HTTP method
 * @param path below the host, e.g. `/api/v2/deals/42`
 */
export function tokenCost(method: IHttpRequestMethods, path: string): number {
	const [, version = '', resource = ''] = /^\/api\/(v[12])\/(.*)$/.exec(path) ?? [];
	for (const [pattern, cost] of exceptions[`${version} ${method}`] ?? []) {
		if (pattern.test(resource)) return cost;
	}
	return kindCosts[kindOf(method, resource)] * (version === 'v1' ? 2 : 1);
}

/**
 * Whether a request counts against Pipedrive's separate limit of searches.
 * @param path below the host, e.g. `/api/v2/deals/search`
 */
export function isSearch(path: string): boolean {
	return searches.test(path.slice('/api/v2/'.length));
}

function kindOf(method: IHttpRequestMethods, resource: string): keyof typeof kindCosts {
	if (method === 'DELETE') return 'delete';
	if (method !== 'GET') return 'write';
	if (searches.test(resource)) return 'search';
	const segments = resource.replace(/^mailbox\//, '').split('/');
	const isOne = segments.length % 2 === 0 && !listWords.test(segments.at(-1) ?? '');
	return isOne ? 'one' : 'list';
}

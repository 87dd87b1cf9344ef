import { spendingOf } from '../../bench/sideBySide/spending';
import type { SandboxRequest } from '../../sandbox/client/startSandbox';

const request = (
	method: string,
	path: string,
	tokens: number,
	more: Partial<SandboxRequest> = {},
): SandboxRequest => ({
	seq: 0,
	method,
	path,
	tokens,
	query: {},
	body: null,
	status: 200,
	auth: 'header',
	ms: 1,
	...more,
});

it('tells look-ups, writes and lists about the account apart', () => {
	const spending = spendingOf([
		request('GET', '/api/v2/dealFields', 10),
		request('GET', '/api/v2/dealFields', 10, { query: { cursor: 'next' } }),
		request('GET', '/api/v2/stages', 5),
		request('GET', '/api/v1/users', 20),
		request('GET', '/v1/persons/search', 40),
		request('GET', '/api/v2/deals', 10),
		request('GET', '/api/v2/deals/7', 1),
		request('PATCH', '/api/v2/deals/7', 5),
		request('POST', '/api/v2/persons', 0, { status: 429 }),
	]);
	expect(spending).toEqual({
		requests: 9,
		tokens: 101,
		lookUps: 51,
		writes: 5,
		metadata: 45,
		mostReadsOfOneList: 1,
		refused: 1,
	});
});

it('notices a list that is read again', () => {
	const again = [1, 2, 3].map(() => request('GET', '/api/v2/personFields', 10));
	const { mostReadsOfOneList } = spendingOf([...again, request('GET', '/api/v2/stages', 5)]);
	expect(mostReadsOfOneList).toBe(3);
});

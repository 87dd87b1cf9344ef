import {
	checkAnswer,
	checkRequest,
	describeDifferences,
} from '../../tools/contract/checkExchange.ts';
import { explain } from '../../tools/contract/deviations.ts';
import { facts } from './contractFiles.ts';

const deals = '/api/v2/deals';
const deal = { id: 1, title: 'Deal', owner_id: 2, value: 1.5, probability: null, label_ids: [3] };

function requestProblems(request: Parameters<typeof checkRequest>[1]): string[] {
	return checkRequest(facts, request).map(({ at, problem }) => `${at} ${problem}`);
}

function answerProblems(body: unknown, more: { status?: number; query?: object } = {}): string[] {
	const answer = { method: 'GET', path: `${deals}/1`, status: 200, ...more, body };
	return checkAnswer(facts, { ...answer, query: { ...more.query } }).map(
		({ at, problem }) => `${at} ${problem}`,
	);
}

describe('checkRequest', () => {
	it.each([
		['a plain list', { method: 'GET', path: deals }],
		[
			'text as it stands in a URL',
			{
				method: 'GET',
				path: deals,
				query: { limit: '500', owner_id: '7', include_labels: 'true' },
			},
		],
		[
			'several values with commas',
			{
				method: 'GET',
				path: deals,
				query: { status: 'open,won', include_fields: 'files_count,notes_count' },
			},
		],
		['the alias of v1', { method: 'GET', path: '/v1/users/me' }],
		[
			'null where it is allowed',
			{ method: 'PATCH', path: `${deals}/7`, body: { probability: null } },
		],
		[
			'any custom field',
			{ method: 'POST', path: deals, body: { title: 'x', custom_fields: { a: [1] } } },
		],
	])('accepts %s', (_case, request) => {
		expect(requestProblems(request)).toEqual([]);
	});

	it.each([
		['an unknown path', { method: 'GET', path: '/api/v2/dials' }, 'path unknownOperation'],
		['another method', { method: 'PUT', path: `${deals}/7` }, 'path unknownOperation'],
		['v2 without /api', { method: 'GET', path: '/v2/deals' }, 'path unknownOperation'],
		['an id that is none', { method: 'GET', path: `${deals}/abc` }, 'id type'],
		[
			'an unknown query key',
			{ method: 'GET', path: deals, query: { title: 'x' } },
			'query.title unknownKey',
		],
		[
			'a page that is too large',
			{ method: 'GET', path: deals, query: { limit: 501 } },
			'query.limit limit',
		],
		[
			'a number that is none',
			{ method: 'GET', path: deals, query: { owner_id: 'me' } },
			'query.owner_id type',
		],
		[
			'a boolean as a digit',
			{ method: 'GET', path: deals, query: { include_labels: 1 } },
			'query.include_labels type',
		],
		[
			'an unknown choice',
			{ method: 'GET', path: deals, query: { sort_by: 'title' } },
			'query.sort_by enum',
		],
		[
			'one unknown choice of several',
			{ method: 'GET', path: deals, query: { status: 'open,closed' } },
			'query.status enum',
		],
		['a missing query key', { method: 'GET', path: `${deals}/search` }, 'query.term missingKey'],
		[
			'a missing body key',
			{ method: 'POST', path: deals, body: { value: 1 } },
			'body.title missingKey',
		],
		['a missing body', { method: 'POST', path: deals }, 'body.title missingKey'],
		[
			'an unknown body key',
			{ method: 'POST', path: deals, body: { title: 'x', user_id: 1 } },
			'body.user_id unknownKey',
		],
		[
			'a number as text',
			{ method: 'POST', path: deals, body: { title: 'x', value: '1' } },
			'body.value type',
		],
		[
			'a fraction for an integer',
			{ method: 'POST', path: deals, body: { title: 'x', owner_id: 1.5 } },
			'body.owner_id type',
		],
		[
			'a date with a time',
			{
				method: 'POST',
				path: deals,
				body: { title: 'x', expected_close_date: '2030-01-31T09:00:00Z' },
			},
			'body.expected_close_date format',
		],
		[
			'null where it is not allowed',
			{ method: 'PATCH', path: `${deals}/7`, body: { owner_id: null } },
			'body.owner_id null',
		],
		[
			'an element of the wrong type',
			{ method: 'PATCH', path: `${deals}/7`, body: { label_ids: [1, 'x'] } },
			'body.label_ids[] type',
		],
		[
			'a body that nobody takes',
			{ method: 'DELETE', path: `${deals}/7`, body: { id: 7 } },
			'body unknownKey',
		],
	])('finds %s', (_case, request, problem) => {
		expect(requestProblems(request)).toEqual([problem]);
	});

	it('takes the more literal path first', () => {
		expect(
			requestProblems({ method: 'GET', path: `${deals}/search`, query: { term: 'ab' } }),
		).toEqual([]);
	});
});

describe('checkAnswer', () => {
	it('accepts an answer as described, and one that lacks keys', () => {
		expect(answerProblems({ success: true, data: deal })).toEqual([]);
		expect(answerProblems({ success: true })).toEqual([]);
	});

	it('finds unknown keys, wrong types and nulls, and names the place', () => {
		const data = { ...deal, owner_id: { id: 2 }, title: null, org_name: 'x', label_ids: ['a'] };
		expect(answerProblems({ success: true, data }).sort()).toEqual([
			'data.label_ids[] type',
			'data.org_name unknownKey',
			'data.owner_id type',
			'data.title null',
		]);
	});

	it('allows the keys of include_fields only where they were asked for', () => {
		const body = { success: true, data: { ...deal, files_count: 3 } };
		expect(answerProblems(body)).toEqual(['data.files_count unknownKey']);
		expect(answerProblems(body, { query: { include_fields: 'notes_count,files_count' } })).toEqual(
			[],
		);
	});

	it('finds another status of success', () => {
		expect(answerProblems({ success: true, data: deal }, { status: 201 })).toEqual([
			'status status',
		]);
	});

	it('asks of a refusal that it says what went wrong', () => {
		expect(answerProblems({ success: false, error: 'Deal not found' }, { status: 404 })).toEqual(
			[],
		);
		expect(answerProblems({ success: false }, { status: 404 })).toEqual(['error missingKey']);
	});

	it('tells the operation in one line per difference', () => {
		const body = {
			success: true,
			data: [
				{ ...deal, won_time: null },
				{ ...deal, won_time: null },
			],
		};
		const answer = { method: 'GET', path: deals, status: 200, body };
		expect(describeDifferences(checkAnswer(facts, answer))).toEqual([
			'GET /api/v2/deals: data[].won_time (null) is null',
		]);
	});
});

describe('explain', () => {
	const body = { success: true, data: { ...deal, won_time: null, org_name: 'x' } };
	const answer = { method: 'GET', path: `${deals}/1`, status: 200, body };
	const differences = checkAnswer(facts, answer);
	const known = {
		operations: deals,
		keys: ['won_time'],
		problem: 'null' as const,
		reason: 'live',
		source: 'reports',
	};

	it('takes off what is known, by operation, key and problem', () => {
		const { unexplained, unused } = explain(differences, [known]);
		expect(unexplained.map(({ at }) => at)).toEqual(['data.org_name']);
		expect(unused).toEqual([]);
	});

	it.each([
		['of another operation', { ...known, operations: '/api/v2/persons' }],
		['of another method', { ...known, operations: `POST ${deals}` }],
		['with another problem', { ...known, problem: 'type' as const }],
	])('leaves a deviation %s unused', (_case, deviation) => {
		const { unexplained, unused } = explain(differences, [deviation]);
		expect(unexplained).toHaveLength(2);
		expect(unused).toHaveLength(1);
	});
});

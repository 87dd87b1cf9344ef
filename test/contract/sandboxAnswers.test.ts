import {
	checkAnswer,
	checkRequest,
	describeDifferences,
} from '../../tools/contract/checkExchange.ts';
import { explain } from '../../tools/contract/deviations.ts';
import { findOperation } from '../../tools/contract/facts.ts';
import type { Walked } from '../../tools/contract/sandboxWalk.ts';
import { walkRecords } from '../../tools/contract/walkRecords.ts';
import { startSandbox } from '../../sandbox/client/startSandbox.ts';
import type { Sandbox, SandboxRequest } from '../../sandbox/client/startSandbox.ts';
import { deviations, facts } from './contractFiles.ts';
import { requestDifferences } from './requestDifferences.ts';

let sandbox: Sandbox;
let walked: Walked[];
let logged: SandboxRequest[];

beforeAll(async () => {
	sandbox = await startSandbox();
	walked = await walkRecords(facts, sandbox);
	logged = await sandbox.requests();
});

afterAll(() => sandbox.stop());

function nameOf({ method, path }: { method: string; path: string }): string {
	return findOperation(facts, method, path)?.name ?? `${method} ${path}`;
}

describe("the sandbox, by the API's description", () => {
	it('answers every request as described', () => {
		const differences = walked.flatMap(({ answer }) => checkAnswer(facts, answer));
		const { unexplained } = explain(differences, deviations.answers);
		expect(describeDifferences(unexplained)).toEqual([]);
	});

	it('takes what the description allows and refuses what is bad', () => {
		const wrong = walked
			.filter(({ answer, isBad }) => answer.status >= 400 !== isBad)
			.map(({ request, answer }) => JSON.stringify([request, answer.status, answer.body]));
		expect(wrong).toEqual([]);
	});

	it('is only asked what the description knows', () => {
		const good = walked.filter(({ isBad }) => !isBad);
		expect(requestDifferences(good.map(({ request }) => request))).toEqual([]);
	});

	it('shows every listed deviation', () => {
		const answers = walked.flatMap(({ answer }) => checkAnswer(facts, answer));
		const requests = walked
			.filter(({ isBad }) => !isBad)
			.flatMap(({ request }) => checkRequest(facts, request));
		expect([
			...explain(answers, deviations.answers).unused,
			...explain(requests, deviations.requests).unused,
		]).toEqual([]);
	});

	it('charges what the description says', () => {
		const wrong = logged
			.filter(({ status }) => status !== null && status < 300)
			.filter((request) => request.tokens !== (facts[nameOf(request)]?.cost ?? 0))
			.map((request) => `${nameOf(request)}: ${request.tokens}`);
		expect([...new Set(wrong)]).toEqual([]);
	});

	it('lets nothing pass that version 1 would ignore', async () => {
		const isBad = ({ method, path }: { method: string; path: string }) =>
			walked.some((one) => one.isBad && one.request.method === method && one.request.path === path);
		const violations = await sandbox.violations();
		expect(violations.filter((violation) => !isBad(violation))).toEqual([]);
	});

	it('is visited on every route that it serves', async () => {
		const visited = new Set(
			walked.filter(({ answer }) => answer.status < 300).map(({ request }) => nameOf(request)),
		);
		const missed = [];
		for (const name of Object.keys(facts).filter((one) => !visited.has(one))) {
			const [method = '', template = ''] = name.split(' ');
			const { status } = await sandbox.call(method, template.replaceAll(/\{[^}]+\}/g, '0'));
			if (status !== 501) missed.push(`${name}: ${status}`);
		}
		expect(missed).toEqual([]);
	});
});

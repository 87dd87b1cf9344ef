import assert from 'node:assert/strict';
import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import { type Row, rowsOf } from './rows.ts';

/** Deals of the pipeline Sales, as somebody changes them in Pipedrive; stages by their names. */

export async function openDealsIn(stage: string, sandbox: Sandbox): Promise<Row[]> {
	const id = await stageNamed(stage, sandbox);
	return await rowsOf(sandbox, `/api/v2/deals?status=open&stage_id=${String(id)}&limit=100`);
}

/** @returns id of the deal */
export async function addDeal(title: string, stage: string, sandbox: Sandbox): Promise<number> {
	const body = { title, stage_id: await stageNamed(stage, sandbox) };
	const { data } = await written('POST', '/api/v2/deals', body, sandbox);
	assert(data.id !== undefined);
	return data.id;
}

export async function moveDeal(
	id: number | undefined,
	stage: string,
	sandbox: Sandbox,
): Promise<void> {
	const body = { stage_id: await stageNamed(stage, sandbox) };
	await written('PATCH', `/api/v2/deals/${String(id)}`, body, sandbox);
}

async function written(
	method: string,
	path: string,
	body: unknown,
	sandbox: Sandbox,
): Promise<{ data: Row }> {
	const { status, text } = await sandbox.call(method, path, body);
	assert.equal(status, 200, text);
	const answer: { data: Row } = JSON.parse(text);
	return answer;
}

async function stageNamed(name: string, sandbox: Sandbox): Promise<number | undefined> {
	const [sales] = (await rowsOf(sandbox, '/api/v2/pipelines')).filter(
		(one) => one.name === 'Sales',
	);
	const path = `/api/v2/stages?pipeline_id=${String(sales?.id)}&limit=100`;
	const stage = (await rowsOf(sandbox, path)).find((one) => one.name === name);
	assert(stage !== undefined, `Sales has no stage ${name}`);
	return stage.id;
}

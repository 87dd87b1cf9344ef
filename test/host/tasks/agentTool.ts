import assert from 'node:assert/strict';
import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import { allRowsOf, type Row, rowsOf } from './rows.ts';
import { serveModel, type ToolUse } from './scriptedModel.ts';
import type { Desk, Task } from './task.ts';

const prompt =
	'Create the deal "Acme licences" in Proposal of the pipeline Sales for Acme, owned by Ana Silva. Then list her open deals.';

/** What a model makes of the prompt. */
const uses: ToolUse[] = [
	{
		tool: 'Create_deal_in_Pipedrive_CRM',
		values: {
			Title: 'Acme licences',
			Stage: 'Proposal',
			Pipeline: 'Sales',
			Organization: 'Acme',
			Owner: 'Ana Silva',
		},
	},
	{ tool: 'Get_many_deals_in_Pipedrive_CRM', values: { Owner: 'Ana Silva' } },
];

/** The model knows names alone; the node finds the records that they mean. */
export const agentTool: Task = {
	letter: 'g',
	wish: 'have an AI agent create a deal in Proposal for Acme, owned by a colleague, and list her open deals',
	async play(desk) {
		const { stage, editor, sandbox, session, picture } = desk;
		const { canvas, panel } = editor;
		const added = await sandbox.call('POST', '/api/v2/organizations', { name: 'Acme' });
		assert.equal(added.status, 200, added.text);
		const model = await serveModel(uses, stage);
		await session.call('POST', '/rest/credentials', {
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'local', url: model.url },
		});
		await canvas.begin('Trigger manually');
		await canvas.addAfter('When clicking ‘Execute workflow’', 'AI Agent');
		await panel.choose('promptType', 'Define below');
		await panel.type('text', prompt);
		await panel.close();
		await canvas.addBelow('AI Agent', 'ai_languageModel', 'OpenAI Chat Model');
		await panel.toggle('responsesApiEnabled');
		await panel.close();
		await addCreateDeal(desk);
		await addListDeals(desk);

		await editor.openNode('AI Agent');
		await editor.executeNode();
		await picture('answered');
		assert.deepEqual(model.problems, []);
		await editor.waitForOutput('Done as you wished.');
		await panel.close();
		await check(desk, model.answers);
	},
};

async function addCreateDeal({ editor, picture }: Desk): Promise<void> {
	const { canvas, panel, hands } = editor;
	await canvas.addBelow('AI Agent', 'ai_tool', 'Pipedrive CRM Tool');
	await hands.click(await panel.unfold('operation', 'Create'));
	for (const name of ['title', 'stage_id', 'org_id']) await panel.leaveToModel(name);
	await panel.addTo('Additional Fields', 'Pipeline');
	await panel.leaveToModel('pipeline_id');
	await panel.addTo('Additional Fields', 'Owner');
	await panel.leaveToModel('owner_id');
	await picture('create-deal');
	await panel.close();
}

async function addListDeals({ editor, picture }: Desk): Promise<void> {
	const { canvas, panel, hands } = editor;
	await canvas.addBelow('AI Agent', 'ai_tool', 'Pipedrive CRM Tool');
	await hands.click(await panel.unfold('operation', 'Get Many'));
	await panel.toggle('returnAll');
	await panel.addTo('Filters', 'Owner');
	await panel.leaveToModel('owner_id');
	await panel.addTo('Filters', 'Status');
	await hands.click(await panel.unfold('status', 'Open'));
	await picture('list-deals');
	await panel.close();
}

/** @param answers of the tools, as the model got them */
async function check({ sandbox }: Desk, answers: string[]): Promise<void> {
	const deals = await allRowsOf(sandbox, '/api/v2/deals');
	const ana = await idOf('/api/v1/users', 'Ana Silva', sandbox);
	const sales = await idOf('/api/v2/pipelines', 'Sales', sandbox);
	const stages = `/api/v2/stages?pipeline_id=${String(sales)}`;
	const made = deals.filter(({ title }) => title === 'Acme licences');
	assert.deepEqual(
		made.map(({ stage_id, org_id, owner_id }) => ({ stage_id, org_id, owner_id })),
		[
			{
				stage_id: await idOf(stages, 'Proposal', sandbox),
				org_id: await idOf('/api/v2/organizations?sort_direction=desc', 'Acme', sandbox),
				owner_id: ana,
			},
		],
	);
	const hers = deals.filter(({ owner_id, status }) => owner_id === ana && status === 'open');
	const [created, listed] = answers.map((answer) => JSON.parse(answer) as Row[]);
	assert.deepEqual(idsOf(created), idsOf(made));
	assert.deepEqual(idsOf(listed), idsOf(hers));
}

async function idOf(path: string, name: string, sandbox: Sandbox): Promise<number> {
	const id = (await rowsOf(sandbox, path)).find((row) => row.name === name)?.id;
	assert(id !== undefined, `${path} has no ${name}`);
	return id;
}

const idsOf = (rows: Row[] = []) => rows.map(({ id }) => Number(id)).sort((a, b) => a - b);

import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { Executions } from '../n8n/executions.ts';
import { moveDeal, openDealsIn } from './deals.ts';
import { takeMessages } from './messageServer.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Desk, Task } from './task.ts';

/** A message for every deal that comes to a stage, and none for others. */
export const messageOnStage: Task = {
	letter: 'd',
	wish: 'send a message when a deal moves to Proposal, by the instant and the polling trigger',
	async play(desk) {
		const qualified = await openDealsIn('Qualified', desk.sandbox);
		await play(desk, instant, qualified.slice(0, 3));
		await desk.editor.openNewWorkflow();
		await play(desk, polling, qualified.slice(3));
	},
};

/** What is different between the two triggers. */
interface Way {
	name: string;
	/** In the list of nodes. */
	entry: string;
	/** On the canvas. */
	node: string;
	/** Executions of the published workflow: those that bring a message, and those that begin it. */
	executions: number;
	/** Lets the opened trigger find a change. */
	tryOut(desk: Desk, change: () => Promise<void>): Promise<void>;
	/** Waits until the published trigger is at work. */
	published(desk: Desk, executions: () => Promise<number>): Promise<void>;
	/** Waits until the trigger has heard of a change that is none of its own, where it does so at once. */
	heard(desk: Desk, deal: Row): Promise<void>;
}

const instant: Way = {
	name: 'instant',
	entry: 'Pipedrive CRM',
	node: 'Pipedrive CRM Trigger',
	executions: 1,
	async tryOut(desk, change) {
		await desk.editor.executeNode(async () => {
			await webhookOf(desk);
			await change();
		});
	},
	async published(desk) {
		const { signal } = desk.stage;
		const url = String((await webhookOf(desk)).subscription_url);
		const listens = async () => (await fetch(url, { method: 'POST' })).status === 401;
		await eventually('an answer of the webhook', listens, { signal });
	},
	async heard({ sandbox }, { id }) {
		const deliveries = await sandbox.deliveries();
		assert.equal(deliveries.at(-1)?.entityId, String(id));
		assert.equal(deliveries.at(-1)?.outcome, 'delivered');
	},
};

const polling: Way = {
	name: 'polling',
	entry: 'Pipedrive CRM Polling',
	node: 'Pipedrive CRM Polling Trigger',
	executions: 2,
	async tryOut({ editor }, change) {
		await change();
		await editor.executeNode();
	},
	async published({ stage: { signal } }, executions) {
		const begun = async () => (await executions()) === 1;
		await eventually('the run that begins the polling', begun, { signal });
	},
	heard: () => Promise.resolve(),
};

async function play(desk: Desk, way: Way, [tried, elsewhere, moved]: Row[]): Promise<void> {
	assert(tried && elsewhere && moved, 'There are deals to move');
	const { stage, editor, sandbox, instance, session, picture } = desk;
	const { canvas, panel } = editor;
	const { url, messages } = await takeMessages(stage);
	await canvas.beginWithTrigger(way.entry, 'On deal created, moved, won, lost or changed');
	await panel.chooseSeveral('events', ['Stage Changed']);
	await panel.chooseSeveral('toStages', ['Proposal ‹ Sales']);
	await picture(`${way.name}-filled-in`);
	await way.tryOut(desk, () => moveDeal(tried.id, 'Proposal', sandbox));
	await picture(`${way.name}-tried`);
	await panel.close();

	await canvas.addAfter(way.node, 'HTTP Request');
	await panel.choose('method', 'POST');
	await panel.type('url', url);
	await panel.toggle('sendBody');
	await panel.type('name', 'text');
	await panel.dragField('title', 'value');
	await editor.executeNode();
	await picture(`${way.name}-message`);
	await panel.close();
	assert.deepEqual(messages.splice(0), [{ text: tried.title }]);

	await canvas.publish();
	const workflow = { id: await editor.workflowId() };
	const executions = new Executions(session, instance.home, stage.signal);
	const ofItself = async () =>
		(await executions.list(workflow)).filter(({ mode }) => mode !== 'manual').length;
	await way.published(desk, ofItself);
	await moveDeal(elsewhere.id, 'Negotiation', sandbox);
	await way.heard(desk, elsewhere);
	await moveDeal(moved.id, 'Proposal', sandbox);
	await eventually('the message', () => Promise.resolve(messages.length > 0), stage);
	await executions.finished(workflow, 1);
	await picture(`${way.name}-published`);
	assert.deepEqual(messages, [{ text: moved.title }]);
	assert.equal(await ofItself(), way.executions);
	await executions.unpublish(workflow);
}

async function webhookOf({ sandbox, stage: { signal } }: Desk): Promise<Row> {
	const find = async () => (await rowsOf(sandbox, '/api/v1/webhooks'))[0];
	return await eventually('the webhook in the account', find, { signal });
}

import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { DataTable } from '../n8n/dataTable.ts';
import { Executions } from '../n8n/executions.ts';
import { addDeal, moveDeal } from './deals.ts';
import type { Task } from './task.ts';

/** What changed, every night; a night has so many seconds here. */
const nightSeconds = 15;

const node = 'Get changes of deals';

/** From a schedule to n8n's own table, where each change stands once. */
export const nightlyChanges: Task = {
	letter: 'c',
	wish: 'write what changed in deals to a table on a schedule, three runs, each change once',
	async play({ stage, editor, sandbox, session, instance, picture }) {
		const { canvas, panel } = editor;
		const columns = { deal: 'number', title: 'string', stage: 'string' } as const;
		const table = await DataTable.create(session, 'Changed deals', columns);
		const since = new Date(await sandbox.clock({ advanceSeconds: 1 }));
		const first = await addDeal('First', 'Qualified', sandbox);

		await canvas.begin('Schedule Trigger');
		await panel.choose('field', 'Seconds');
		await panel.type('secondsInterval', String(nightSeconds));
		await panel.close();
		await canvas.addAfter('Schedule Trigger', 'Pipedrive CRM', node);
		await panel.type('firstSince', localTime(since));
		await picture('filled-in');
		await editor.executeNode();
		await picture('tried');
		await panel.close();
		await canvas.addAfter(node, 'Data table', 'Insert row');
		await panel.pickFromList('dataTableId', 'Changed', 'Changed deals');
		await panel.dragField('id', 'deal');
		await panel.dragField('title', 'title');
		await panel.dragField('stage_name', 'stage');
		await picture('mapped');
		await panel.close();
		await canvas.publish();

		const workflow = { id: await editor.workflowId() };
		const executions = new Executions(session, instance.home, stage.signal);
		const wanted: unknown[] = [];
		const run = async (...changes: unknown[]) => {
			wanted.push(...changes);
			const arrived = async () => (await table.rows()).length >= wanted.length;
			await eventually('the changes in the table', arrived, stage);
		};
		await run([first, 'First', 'Qualified']);
		const second = await addDeal('Second', 'Qualified', sandbox);
		await moveDeal(first, 'Proposal', sandbox);
		await run([first, 'First', 'Proposal'], [second, 'Second', 'Qualified']);
		const third = await addDeal('Third', 'Proposal', sandbox);
		await moveDeal(second, 'Negotiation', sandbox);
		await run([second, 'Second', 'Negotiation'], [third, 'Third', 'Proposal']);
		await picture('published');

		// What would come twice comes with the next run.
		const { length } = await executions.list(workflow);
		const runs = await executions.finished(workflow, length + 1);
		await executions.unpublish(workflow);
		assert(runs.every(({ status }) => status === 'success'));
		const rows = (await table.rows()).map((row) => [row.deal, row.title, row.stage]);
		assert.deepEqual(sorted(rows), sorted(wanted));
	},
};

/** As somebody types it, in the time zone of n8n and this machine: `2026-03-01 09:30:00`. */
function localTime(moment: Date): string {
	return moment.toLocaleString('sv-SE');
}

/** Changes of one run are told in no order that was asked for. */
function sorted(changes: unknown[]): string[] {
	return changes.map((change) => JSON.stringify(change)).sort();
}

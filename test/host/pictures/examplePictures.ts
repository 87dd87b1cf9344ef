import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExampleWorkflow, withCredentials } from '../../../tools/start/examples.ts';
import { packageName } from '../n8n/workflowNodes.ts';
import type { Picture, Studio } from './picture.ts';

/** Nodes of the example of deals: one after a run, one being filled in. */
export const examplePictures: readonly Picture[] = [
	{ file: 'editor.png', take: takeList },
	{ file: 'create-deal.png', take: takeDeal },
];

const example = join(import.meta.dirname, '../../../examples/deal-pipeline.json');

async function takeList(studio: Studio, path: string): Promise<void> {
	const { editor } = studio;
	await openExample('List Won Deals of the Stage', studio);
	await editor.executeNode();
	await editor.showOutputAs('table');
	await editor.savePanel(path);
}

/** An organization by search, a stage from the list, custom fields by name, and the options of one. */
async function takeDeal(studio: Studio, path: string): Promise<void> {
	const { editor } = studio;
	const { panel } = editor;
	await openExample('Create Deals', studio);
	await panel.chooseMode('stage_id', 'From list');
	await panel.pickFromList('stage_id', 'Proposal', 'Proposal ‹ Sales');
	await panel.pickFromList('org_id', 'gutmann', 'Gutmann Group');
	for (const name of ['Industry', 'Seats', 'Purchase Order Number']) {
		await panel.addCustomField(name);
	}
	await panel.typeCustomField('Seats', '25');
	await panel.typeCustomField('Purchase Order Number', 'PO-2026-118');
	await panel.openCustomField('Industry');
	await editor.savePanel(path);
}

async function openExample(node: string, { editor, signIn, executions }: Studio): Promise<void> {
	const workflow: ExampleWorkflow = JSON.parse(await readFile(example, 'utf8'));
	const credentials = new Map([[signIn.type, signIn.credential]]);
	const { id } = await executions.store(withCredentials(workflow, packageName, credentials));
	await editor.openWorkflow(id);
	await editor.openNode(node);
}

import { join } from 'node:path';
import { type StartedTryout, startTryout } from '../start/child.ts';
import { owner, Session } from '../start/session.ts';
import { findChromium, openChromium } from './chromium.ts';
import { EditorPage } from './editorPage.ts';

/**
 * Fills in Deal → Create in n8n's editor by clicks alone: an organization by search, a stage from the list, three
 * custom fields by name; and saves a picture with the options of one of them open.
 * @param out path of the PNG file
 */
async function takePicture(out: string): Promise<void> {
	const tryout = await startTryout(['--port', '0']);
	const browser = await openChromium(findChromium(process.env.CHROMIUM));
	try {
		const id = await copyOfExample(tryout);
		const editor = await EditorPage.open(browser, tryout.url);
		await editor.signIn(owner);
		await editor.openWorkflow(id);
		await editor.openNode('Create Deals');
		const { panel } = editor;
		await panel.chooseMode('stage_id', 'From list');
		await panel.pickFromList('stage_id', 'Proposal', 'Proposal ‹ Sales');
		await panel.pickFromList('org_id', 'gutmann', 'Gutmann Group');
		for (const name of ['Industry', 'Seats', 'Purchase Order Number']) {
			await panel.addCustomField(name);
		}
		await panel.typeCustomField('Seats', '25');
		await panel.typeCustomField('Purchase Order Number', 'PO-2026-118');
		await panel.openCustomField('Industry');
		await editor.savePanel(out);
		await editor.leave();
	} finally {
		await browser.close();
		await tryout.stop();
	}
}

/** A workflow of its own, since the editor saves what is changed. */
async function copyOfExample({ url, workflows }: StartedTryout): Promise<string> {
	const session = await Session.open(url);
	const example = workflows.find(({ file }) => file === 'deal-pipeline.json');
	if (example === undefined) throw new Error('n8n lacks the example of deals');
	const stored = await session.call<Record<string, unknown>>(
		'GET',
		`/rest/workflows/${example.id}`,
	);
	const { nodes, connections, pinData, settings } = stored;
	const copy = { name: 'Deal to fill in', nodes, connections, pinData, settings };
	return (await session.call<{ id: string }>('POST', '/rest/workflows', copy)).id;
}

const out = process.argv[2] ?? join(import.meta.dirname, '../../docs/create-deal.png');
await takePicture(out);
console.log(out);

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type StartedTryout, startTryout } from '../start/child.ts';
import { owner } from '../start/session.ts';
import { findChromium, openChromium } from './chromium.ts';
import { EditorPage } from './editorPage.ts';
import { type PicturedNode, storeWorkflowOf } from './pictureWorkflow.ts';

const out = process.argv[2] ?? join(import.meta.dirname, '../../docs');

const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** The first rows of a list of the sandbox account. */
async function rows({ sandbox }: StartedTryout, path: string): Promise<Row[]> {
	const answer = await fetch(sandbox.url + path, { headers: { 'x-api-token': sandbox.apiToken } });
	return ((await answer.json()) as { data: Row[] }).data;
}

interface Row {
	id: number | string;
	name: string;
}

interface Panel extends PicturedNode {
	file: string;
}

const panelsOf = (hot: Row | undefined, [product, another]: Row[]): Panel[] => [
	{
		file: 'create-lead.png',
		type: 'pipedriveCrm',
		name: 'Create a Lead',
		parameters: {
			resource: 'lead',
			operation: 'create',
			title: 'Fork lifts for the new hall',
			organization_id: byName('Gutmann Group'),
			additionalFields: { label_ids: [hot?.id], owner_id: byName('Ana Silva') },
		},
	},
	{
		file: 'add-deal-products.png',
		type: 'pipedriveCrm',
		name: 'Add Products',
		parameters: {
			resource: 'dealProduct',
			operation: 'addMany',
			dealId: { __rl: true, mode: 'recordId', value: '7' },
			products: {
				product: [
					{ product_id: byName(product?.name ?? ''), item_price: 1200, quantity: 1 },
					{ product_id: byName(another?.name ?? ''), item_price: 349, quantity: 12, discount: 10 },
				],
			},
		},
	},
	{
		file: 'ensure-field.png',
		type: 'pipedriveCrm',
		name: 'Ensure a Field',
		parameters: {
			resource: 'field',
			operation: 'ensure',
			of: 'deal',
			field_name: 'Region',
			field_type: 'enum',
			labels: ['North', 'South', 'Overseas'],
		},
	},
];

/** Opens a node, executes it, and saves a picture of its panel with the output. */
async function takePanel(picture: Panel, tryout: StartedTryout, browser: Browser): Promise<void> {
	const editor = await EditorPage.open(browser, tryout.url);
	await editor.signIn(owner);
	await editor.openWorkflow(await storeWorkflowOf(picture, tryout));
	await editor.openNode(picture.name);
	await editor.executeNode();
	await editor.savePanel(join(out, picture.file));
	await editor.leave();
}

/** Looks for the node among all that n8n has, and saves a picture of what it can do. */
async function takeActions(tryout: StartedTryout, browser: Browser): Promise<void> {
	const editor = await EditorPage.open(browser, tryout.url);
	await editor.signIn(owner);
	const { page, canvas } = editor;
	await editor.openNewWorkflow();
	for (const words of ['deal', 'activity', 'pipedrive crm']) {
		await canvas.search(words, 'Pipedrive CRM');
	}
	await canvas.pick('Pipedrive CRM');
	await page.getByText('On deal created, moved, won, lost or changed').waitFor();
	await page.getByText('On activity created, done or changed').waitFor();
	const groups = page.getByTestId('node-creator-category-item');
	await groups.filter({ hasText: 'Triggers' }).click();
	await groups.filter({ hasText: 'Actions (' }).click();
	await page.getByText('Create activity', { exact: true }).waitFor();
	await page.getByTestId('node-creator').screenshot({ path: join(out, 'actions.png') });
	await editor.leave();
}

const tryout = await startTryout(['--port', '0']);
const browser = await openChromium(findChromium(process.env.CHROMIUM));
try {
	await takeActions(tryout, browser);
	const labels = await rows(tryout, '/api/v1/leadLabels');
	const products = await rows(tryout, '/api/v2/products');
	const hot = labels.find(({ name }) => name === 'Hot');
	for (const picture of panelsOf(hot, products)) {
		await takePanel(picture, tryout, browser);
		console.log(picture.file);
	}
} finally {
	await browser.close();
	await tryout.stop();
}

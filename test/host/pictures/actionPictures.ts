import { rowsOf } from '../tasks/rows.ts';
import { openAlone, type Picture, type Studio } from './picture.ts';

/** What the node can do, and three of its panels after a run. */
export const actionPictures: readonly Picture[] = [
	{ file: 'actions.png', take: takeActions },
	{ file: 'create-lead.png', take: takeLead },
	{ file: 'add-deal-products.png', take: takeDealProducts },
	{ file: 'ensure-field.png', take: takeField },
];

const byName = (value: unknown) => ({ __rl: true, mode: 'name', value });

/** Looks for the node among all that n8n has, and shows its actions. */
async function takeActions({ editor }: Studio, path: string): Promise<void> {
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
	await page.getByTestId('node-creator').screenshot({ path });
}

async function takeLead(studio: Studio, path: string): Promise<void> {
	const labels = await rowsOf(studio.sandbox, '/api/v1/leadLabels');
	const parameters = {
		resource: 'lead',
		operation: 'create',
		title: 'Fork lifts for the new hall',
		organization_id: byName('Gutmann Group'),
		additionalFields: {
			label_ids: [labels.find(({ name }) => name === 'Hot')?.id],
			owner_id: byName('Ana Silva'),
		},
	};
	await takeRun('Create a Lead', parameters, studio, path);
}

async function takeDealProducts(studio: Studio, path: string): Promise<void> {
	const [product, another] = await rowsOf(studio.sandbox, '/api/v2/products');
	const parameters = {
		resource: 'dealProduct',
		operation: 'addMany',
		dealId: { __rl: true, mode: 'recordId', value: '7' },
		products: {
			product: [
				{ product_id: byName(product?.name), item_price: 1200, quantity: 1 },
				{ product_id: byName(another?.name), item_price: 349, quantity: 12, discount: 10 },
			],
		},
	};
	await takeRun('Add Products', parameters, studio, path);
}

async function takeField(studio: Studio, path: string): Promise<void> {
	const parameters = {
		resource: 'field',
		operation: 'ensure',
		of: 'deal',
		field_name: 'Region',
		field_type: 'enum',
		labels: ['North', 'South', 'Overseas'],
	};
	await takeRun('Ensure a Field', parameters, studio, path);
}

async function takeRun(
	name: string,
	parameters: Record<string, unknown>,
	studio: Studio,
	path: string,
): Promise<void> {
	await openAlone(name, 'pipedriveCrm', parameters, studio);
	await studio.editor.executeNode();
	await studio.editor.savePanel(path);
}

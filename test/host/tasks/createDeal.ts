import assert from 'node:assert/strict';
import type { Task } from './task.ts';
import { rowsOf } from './rows.ts';

const fields = ['Industry', 'Seats', 'Purchase Order Number'];

/** From the search for the node to a deal in the account. */
export const createDeal: Task = {
	letter: 'a',
	wish: 'create a deal with organization, stage, owner, close date and three custom fields',
	async play({ editor, sandbox, picture }) {
		const { canvas, panel } = editor;
		for (const words of ['Pipedrive', 'CRM', 'sales']) {
			await canvas.search(words, 'Pipedrive CRM');
		}
		await canvas.pick('Pipedrive CRM');
		await canvas.unfoldActions('Create deal');
		await canvas.dragIn('Create deal', { x: 500, y: 300 });
		await panel.type('title', 'Acme rollout');
		await panel.type('value', '12500');
		await panel.pickFromList('stage_id', 'Proposal', 'Proposal ‹ Sales');
		await panel.pickFromList('org_id', 'gutmann', 'Gutmann Group');
		await panel.addTo('Additional Fields', 'Expected Close Date');
		await panel.type('expected_close_date', '2026-11-30');
		await panel.addTo('Additional Fields', 'Owner');
		await panel.pickFromList('owner_id', 'ana', 'Ana Silva');
		for (const name of fields) await panel.addCustomField(name);
		await panel.openCustomField('Industry', 'Logistics');
		await panel.typeCustomField('Seats', '25');
		await panel.typeCustomField('Purchase Order Number', 'PO-2026-118');
		await editor.executeNode();
		await picture('created');

		const [made] = await rowsOf(sandbox, '/api/v2/deals?sort_by=id&sort_direction=desc&limit=1');
		const stages = await rowsOf(sandbox, '/api/v2/stages?limit=100');
		const [organization] = await rowsOf(sandbox, '/api/v2/organizations/search?term=Gutmann');
		const known = await rowsOf(sandbox, '/api/v2/dealFields?limit=100');
		const custom = Object.entries(made?.custom_fields ?? {}).flatMap(([code, value]) => {
			const field = known.find(({ field_code }) => field_code === code);
			const option = field?.options?.find(({ id }) => id === value);
			return fields.includes(String(field?.field_name)) && value !== null
				? [[field?.field_name, option?.label ?? value]]
				: [];
		});
		assert.deepEqual(
			{
				title: made?.title,
				value: made?.value,
				stage: stages.find(({ id }) => id === made?.stage_id)?.name,
				organization: made?.org_id,
				owner: made?.owner_id,
				close: made?.expected_close_date,
				custom: Object.fromEntries(custom),
			},
			{
				title: 'Acme rollout',
				value: 12500,
				stage: 'Proposal',
				organization: organization?.item?.id,
				owner: 103,
				close: '2026-11-30',
				custom: { Industry: 'Logistics', Seats: 25, 'Purchase Order Number': 'PO-2026-118' },
			},
		);
	},
};

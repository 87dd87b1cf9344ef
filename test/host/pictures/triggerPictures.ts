import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { rowsOf } from '../tasks/rows.ts';
import { openAlone, type Picture, type Studio } from './picture.ts';

const parameters = { triggerOn: 'deal', events: ['stageChanged', 'won'] };

/** Both triggers with a change that they have found or heard of. */
export const triggerPictures: readonly Picture[] = [
	{
		file: 'polling-trigger.png',
		async take(studio, path) {
			const name = 'Pipedrive CRM Polling Trigger';
			await openAlone(name, 'pipedriveCrmPollTrigger', parameters, studio);
			await studio.editor.executeNode();
			await save(studio, path);
		},
	},
	{
		file: 'trigger.png',
		async take(studio, path) {
			await openAlone('Pipedrive CRM Trigger', 'pipedriveCrmTrigger', parameters, studio);
			await studio.editor.executeNode(() => winDeal(studio));
			await save(studio, path);
		},
	},
];

async function save({ editor }: Studio, path: string): Promise<void> {
	await editor.showOutputAs('json');
	await editor.savePanel(path);
}

/** Wins a deal once the account has the webhook of the trigger. */
async function winDeal({ sandbox, signal }: Studio): Promise<void> {
	const there = async () => (await rowsOf(sandbox, '/api/v1/webhooks')).length > 0;
	await eventually('the webhook in the account', there, { signal });
	const { status, text } = await sandbox.call('PATCH', '/api/v2/deals/7', { status: 'won' });
	assert.equal(status, 200, text);
}

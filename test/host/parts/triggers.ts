import type { Part } from '../part.ts';
import { storeApiToken } from '../n8n/credentials.ts';
import { furnish } from '../n8n/instance.ts';
import { playDurableCursors } from './triggers/durableCursors.ts';
import { playInstantTrigger } from './triggers/instantTrigger.ts';
import { playScheduledChanges } from './triggers/scheduledChanges.ts';
import { playPollingTrigger } from './triggers/pollingTrigger.ts';

/** Both triggers, published in n8n, over restarts and crashes. */
export const triggers: Part = {
	name: 'triggers',
	title: 'Triggers: each change starts the workflow once, over restarts',
	async play(stage) {
		const { instance, session, sandbox } = await furnish(stage, 'unlimited');
		const signIn = await storeApiToken(session, sandbox);
		const scene = { stage, instance, session, sandbox, signIn };
		const later = await playInstantTrigger(scene);
		const last = await playPollingTrigger({ ...scene, session: later });
		await playScheduledChanges({ ...scene, session: last });
		await playDurableCursors(scene);
	},
};

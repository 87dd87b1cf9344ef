import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installChromium, openEditor } from '../editor.ts';
import { storeApiToken } from '../n8n/credentials.ts';
import { Executions } from '../n8n/executions.ts';
import { furnish } from '../n8n/instance.ts';
import type { Part } from '../part.ts';
import { allPictures } from '../pictures/allPictures.ts';

/** Every picture of README and docs/, taken anew. */
export const pictures: Part = {
	name: 'pictures',
	title: 'The pictures of the documentation, each of what the editor shows after a run',
	async play(stage) {
		await installChromium(stage);
		const { instance, session, sandbox } = await furnish(stage, 'unlimited');
		const signIn = await storeApiToken(session, sandbox);
		const executions = new Executions(session, instance.home, stage.signal);
		const editor = await openEditor(instance.url, stage);
		const studio = { editor, sandbox, signIn, executions, signal: stage.signal };
		await mkdir(stage.docs, { recursive: true });
		for (const { file, take } of allPictures) {
			await stage.step(file, () => take(studio, join(stage.docs, file)));
		}
	},
};

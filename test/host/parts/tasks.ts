import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditorPage } from '../../../tools/editor/editorPage.ts';
import { installChromium, openEditor } from '../editor.ts';
import { storeApiToken } from '../n8n/credentials.ts';
import { type Furnished, furnish } from '../n8n/instance.ts';
import type { Part } from '../part.ts';
import type { Stage } from '../stage.ts';
import { allTasks } from '../tasks/allTasks.ts';
import type { Task } from '../tasks/task.ts';

/** What people do in the editor, each with a new workflow; the account is the same for all. */
export const tasks: Part = {
	name: 'tasks',
	title: 'People’s tasks in the editor, by clicks, drags and typing alone',
	async play(stage) {
		await installChromium(stage);
		const furnished = await furnish(stage, 'ultimate');
		await storeApiToken(furnished.session, furnished.sandbox);
		const pictures = join(stage.pictures, 'tasks');
		await mkdir(pictures, { recursive: true });
		const editor = await openEditor(furnished.instance.url, stage);
		for (const task of allTasks) await play(task, { stage, editor, pictures, ...furnished });
	},
};

interface Room extends Furnished {
	stage: Stage;
	editor: EditorPage;
	pictures: string;
}

async function play(task: Task, { pictures, ...room }: Room): Promise<void> {
	const { stage, editor } = room;
	const { letter, wish } = task;
	const picture = async (name: string) => {
		await editor.savePage(join(pictures, `${letter}-${name}.png`));
	};
	await editor.openNewWorkflow();
	const before = editor.hands.effort;
	try {
		await stage.step(`${letter}. ${wish}`, () => task.play({ ...room, picture }));
	} catch (error) {
		await picture('failed');
		throw error;
	}
	const { clicks, keys } = editor.hands.effort;
	const spent = [clicks - before.clicks, keys - before.keys];
	stage.tell(`           ${String(spent[0])} clicks and drags, ${String(spent[1])} keys`);
}

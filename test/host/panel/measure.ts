import type { EditorPage } from '../../../tools/editor/editorPage.ts';
import { Stopwatch } from './stopwatch.ts';

/** What is measured, as it is printed. */
export const moments = ['open', 'to Get Many', 'to Create', 'a key'] as const;

/** Milliseconds of each time that something was done. */
export type Times = Record<(typeof moments)[number], number[]>;

/** Characters in a second are about a dozen. */
const betweenKeysMs = 80;

/** Both nodes ask for a name first when they create something, and for Return All when they list. */
const nameInput = 'parameter-input-name';
const returnAll = 'parameter-input-returnAll';

/**
 * Opens the panel of a node that creates something named, types a name, switches to Get Many and back, and closes it.
 * @param name of the node, as it stands on the canvas
 * @param times takes what was measured
 */
export async function usePanel(editor: EditorPage, name: string, times: Times): Promise<void> {
	const { canvas, hands, page, panel } = editor;
	const stopwatch = new Stopwatch(page);
	const open = () => hands.doubleClick(canvas.node(name));
	times.open.push(await stopwatch.untilShown('dblclick', nameInput, open));
	await stopwatch.untilQuiet();

	await hands.click(page.getByTestId(nameInput).locator('input').first());
	const type = () => page.keyboard.type('Gutmann Group of Bremen', { delay: betweenKeysMs });
	times['a key'].push(...(await stopwatch.ofKeys(type)));
	await stopwatch.untilQuiet();

	for (const [operation, shown] of [
		['Get Many', returnAll],
		['Create', nameInput],
	] as const) {
		const entry = await panel.unfold('operation', operation);
		const pick = () => hands.click(entry);
		times[`to ${operation}`].push(await stopwatch.untilShown('click', shown, pick));
		await stopwatch.untilQuiet();
	}
	await panel.close();
}

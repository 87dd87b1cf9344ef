import type { EditorPage } from '../../../tools/editor/editorPage.ts';
import { Stopwatch } from './stopwatch.ts';

/** What is measured, as it is printed. */
export const moments = ['open', 'to Get Many', 'to Create', 'a key'] as const;

/** Milliseconds of each time that something was done. */
export type Times = Record<(typeof moments)[number], number[]>;

/** Characters in a second are about a dozen. */
const betweenKeysMs = 80;

/** The nodes ask for it when they list. */
const returnAll = 'parameter-input-returnAll';

/** A node that creates something. */
export interface Creator {
	/** As it stands on the canvas. */
	name: string;
	resource: string;
	/** What it asks for first. */
	first: string;
	/** Whether that is typed; else it is chosen, and nothing is typed. */
	typed: boolean;
}

/**
 * Opens the panel of a node, types a name where it asks for one, switches to Get Many and back, and closes it.
 * @param times takes what was measured
 */
export async function usePanel(
	editor: EditorPage,
	{ name, first, typed }: Creator,
	times: Times,
): Promise<void> {
	const input = `parameter-input-${first}`;
	const { canvas, hands, page, panel } = editor;
	const stopwatch = new Stopwatch(page);
	const open = () => hands.doubleClick(canvas.node(name));
	times.open.push(await stopwatch.untilShown('dblclick', input, open));
	await stopwatch.untilQuiet();

	if (typed) {
		await hands.click(page.getByTestId(input).locator('input').first());
		const type = () => page.keyboard.type('Gutmann Group of Bremen', { delay: betweenKeysMs });
		times['a key'].push(...(await stopwatch.ofKeys(type)));
		await stopwatch.untilQuiet();
	}

	for (const [operation, shown] of [
		['Get Many', returnAll],
		['Create', input],
	] as const) {
		const entry = await panel.unfold('operation', operation);
		const pick = () => hands.click(entry);
		times[`to ${operation}`].push(await stopwatch.untilShown('click', shown, pick));
		await stopwatch.untilQuiet();
	}
	await panel.close();
}

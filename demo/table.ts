import Table from 'cli-table3';
import type { Step } from './playback.ts';

/** The steps of a run as a table, with their sums. */
export function tableOf(steps: Step[]): string {
	const table = new Table({
		head: ['Step', 'Items in', 'Items out', 'API calls', 'Tokens', 'Time'],
		colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
		style: { head: [], border: [] },
	});
	for (const { name, itemsIn, itemsOut, calls, tokens, milliseconds } of steps) {
		table.push([name, itemsIn, itemsOut, calls, tokens, `${milliseconds} ms`]);
	}
	const sum = (read: (step: Step) => number) =>
		steps.reduce((total, step) => total + read(step), 0);
	table.push([
		'In all',
		'',
		'',
		sum(({ calls }) => calls),
		sum(({ tokens }) => tokens),
		`${sum(({ milliseconds }) => milliseconds)} ms`,
	]);
	return table.toString();
}

import Table from 'cli-table3';
import { contenderNames } from './contenders.ts';
import type { CpuFigure } from './cpu.ts';
import { type PaceFigure, shareOfLimit } from './pace.ts';

/** CPU, memory and blocks, the ratios to the bare loop of the same size first. */
export function cpuTable(figures: CpuFigure[]): string {
	const table = tableWith([
		'Creates',
		'By',
		'CPU ÷ bare loop',
		'RSS ÷ bare loop',
		'CPU per item',
		'Longest block',
		'After 1st create',
		'Peak RSS',
		'At once',
		'Time',
		'Failed',
	]);
	for (const { items, contender, measured } of figures) {
		const bare = figures.find((other) => other.items === items && other.contender === 'bareLoop');
		const { cpuMs, wallMs, block, laterBlock, peakRssBytes, mostAtOnce, deals } = measured;
		table.push([
			items,
			contenderNames[contender],
			bare === undefined ? '' : `${(cpuMs / bare.measured.cpuMs).toFixed(2)} ×`,
			bare === undefined ? '' : `${(peakRssBytes / bare.measured.peakRssBytes).toFixed(2)} ×`,
			`${(cpuMs / items).toFixed(2)} ms`,
			`${block.wallMs.toFixed(0)} / ${block.cpuMs.toFixed(0)} ms`,
			`${laterBlock.wallMs.toFixed(0)} / ${laterBlock.cpuMs.toFixed(0)} ms`,
			`${(peakRssBytes / 2 ** 20).toFixed(0)} MB`,
			mostAtOnce,
			seconds(wallMs),
			measured.failure ?? (deals === items ? 'none' : items - deals),
		]);
	}
	return table.toString();
}

/** Runs at the limit, the share of it first. */
export function paceTable(figures: PaceFigure[]): string {
	const table = tableWith([
		'Plan',
		'Limit',
		'Setting',
		'By',
		'Share of limit',
		'429s',
		'Items',
		'Lost',
		'Twice',
		'Requests',
		'Time',
	]);
	for (const figure of figures) {
		const { measured, items, contender, setting } = figure;
		const requests = measured.sentAtMs.length;
		const share = shareOfLimit(measured.sentAtMs, figure);
		const refused = ((100 * measured.refused) / requests).toFixed(1);
		table.push([
			figure.plan,
			`${figure.limit} / ${figure.windowMs / 1000} s`,
			contender === 'bareLoop' ? 'no limit' : setting,
			contenderNames[contender],
			share === undefined ? 'too short' : `${(100 * share).toFixed(1)} %`,
			`${measured.refused} (${refused} %)`,
			items,
			measured.failure ?? items - measured.deals,
			figure.created - measured.deals,
			requests,
			seconds(measured.wallMs),
		]);
	}
	return table.toString();
}

/** An empty table; columns of names stand at the left, figures at the right. */
export function tableWith(head: string[]): Table.Table {
	return new Table({
		head,
		colAligns: head.map((title) => (/By|Job|Plan|Setting|Failed/.test(title) ? 'left' : 'right')),
		style: { head: [], border: [], compact: true },
	});
}

/** A time in seconds, with one decimal. */
export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

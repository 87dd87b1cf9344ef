import { tableWith } from '../tables.ts';
import { instantTriggerNames } from './instantTriggers.ts';
import type { DelayFigure } from './measureDelays.ts';
import type { RestingFigure } from './measureResting.ts';
import { percentile } from './percentile.ts';
import type { Resting } from './runResting.ts';

const hoursOfDay = 24;

/** Delays of the instant triggers: changes one by one, then the same number at once. */
export function delayTable(figures: DelayFigure[]): string {
	const table = tableWith([
		'By',
		'Changes',
		'First',
		'One by one: median',
		'p95',
		'At once: median',
		'p95',
		'Last',
		'CPU per change',
		'Tokens',
		'Twice',
	]);
	for (const { trigger, changes, delays } of figures) {
		const { first, oneByOne, atOnce, atOnceCpu, tokens, surplus } = delays;
		table.push([
			instantTriggerNames[trigger],
			`${String(changes)} + ${String(changes)}`,
			milliseconds(first),
			milliseconds(percentile(oneByOne, 0.5)),
			milliseconds(percentile(oneByOne, 0.95)),
			milliseconds(percentile(atOnce, 0.5)),
			milliseconds(percentile(atOnce, 0.95)),
			milliseconds(percentile(atOnce, 1)),
			milliseconds(atOnceCpu / atOnce.length),
			tokens,
			surplus,
		]);
	}
	return table.toString();
}

/** Tokens of a day of polling at rest, by interval. */
export function restingTable(figures: RestingFigure[]): string {
	const [sample] = figures;
	const table = tableWith([
		'By what is watched',
		'First poll',
		'A poll',
		...(sample?.resting ?? []).map(({ minutes }) => `24 h, every ${String(minutes)} min`),
		'Starts',
	]);
	for (const { watched, hours, resting } of figures) {
		table.push([
			watched,
			of(resting, ({ first }) => first),
			of(resting, ({ tokens, polls }) => Math.round((10 * tokens) / polls) / 10),
			...resting.map(({ tokens }) =>
				Math.round((tokens * hoursOfDay) / hours).toLocaleString('en-US'),
			),
			resting.reduce((sum, { starts }) => sum + starts, 0),
		]);
	}
	return table.toString();
}

/** One value where it is the same at every interval, else all of them. */
function of(resting: Resting[], value: (one: Resting) => number): string {
	return [...new Set(resting.map(value))].join(', ');
}

const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

import type Table from 'cli-table3';
import { seconds, tableWith } from '../tables.ts';
import type { JobFigure } from './measureJob.ts';
import type { Side } from './workflows.ts';

const sideNames: Record<Side, string> = { ours: 'this node', builtIn: 'built-in' };

/** Tokens, requests and time of each job, and this node's share of what the built-in node spent. */
export function jobTable(figures: JobFigure[]): string {
	const table = tableWith([
		'Job',
		'Plan',
		'By',
		'Tokens',
		'Look-ups',
		'Writes',
		'Lists',
		'Reads of a list',
		'Requests',
		'429s',
		'Time',
		'As wanted',
		'Failed',
	]);
	for (const figure of figures) {
		const { spending, run, asWanted, count } = figure;
		table.push([
			figure.title,
			`${figure.plan}, ${figure.latency} ms`,
			sideNames[figure.side],
			spending.tokens,
			spending.lookUps,
			spending.writes,
			spending.metadata,
			spending.mostReadsOfOneList,
			spending.requests,
			spending.refused,
			seconds(run.wallMs),
			`${asWanted} of ${count}`,
			run.failure ?? 'no',
		]);
		if (figure.side === 'builtIn') pushShares(table, figures, figure);
	}
	return table.toString();
}

/** The row of shares below the two rows of a job, where both got to its end. */
function pushShares(table: Table.Table, figures: JobFigure[], builtIn: JobFigure): void {
	const ours = figures.find(
		({ side, title, plan }) => side === 'ours' && title === builtIn.title && plan === builtIn.plan,
	);
	if (ours === undefined || [ours, builtIn].some(({ run }) => run.failure !== undefined)) return;
	const spent = ({ spending }: JobFigure) => spending.tokens - spending.metadata;
	table.push([
		'',
		'',
		'this ÷ built-in',
		`${share(spent(ours), spent(builtIn))} *`,
		share(ours.spending.lookUps, builtIn.spending.lookUps),
		share(ours.spending.writes, builtIn.spending.writes),
		'',
		'',
		share(ours.spending.requests, builtIn.spending.requests),
		'',
		share(ours.run.wallMs, builtIn.run.wallMs),
		'',
		'',
	]);
}

function share(part: number, whole: number): string {
	return whole === 0 ? '' : (part / whole).toPrecision(2);
}

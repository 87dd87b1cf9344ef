import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { measureCpu } from './cpu.ts';
import {
	measurePace,
	minuteCases,
	oauthCases,
	type PaceCase,
	type PaceFigure,
	tokenCases,
} from './pace.ts';
import { installBuiltIn } from './sideBySide/installBuiltIn.ts';
import { jobCases } from './sideBySide/jobs.ts';
import { jobTable } from './sideBySide/jobTable.ts';
import { type JobFigure, measureJob } from './sideBySide/measureJob.ts';
import { sides } from './sideBySide/workflows.ts';
import { cpuTable, paceTable } from './tables.ts';
import { measureDelays } from './triggers/measureDelays.ts';
import { measureResting } from './triggers/measureResting.ts';
import { delayTable, restingTable } from './triggers/triggerTables.ts';

const parts = ['cpu', 'builtin', 'triggers', 'token', 'oauth', 'minute'] as const;
type Part = (typeof parts)[number];

interface Choices {
	quick: boolean;
	only?: Part;
	json: boolean;
	profile?: string;
}

const choices = new Command('bench')
	.description(
		'Measures the built node beside n8n’s own ways: a bare loop, RoutingNode and the built-in node; and its pace.',
	)
	.option('--quick', 'smaller numbers, and no plans that count by the minute', false)
	.addOption(new Option('--only <part>', 'measure one part').choices(parts))
	.option('--json', 'print every figure as JSON instead of tables', false)
	.option('--profile <folder>', 'write a CPU profile of each process of the part cpu')
	.parse()
	.opts<Choices>();

const progress = (what: string) => process.stderr.write(`… ${what}\n`);
const print = (title: string, table: string, figures: unknown) => {
	if (choices.json) console.log(JSON.stringify({ title, figures }));
	else console.log(`\n${title}\n${table}`);
};
const isWanted = (part: Part) =>
	choices.only === undefined ? part !== 'minute' || !choices.quick : choices.only === part;

const seconds = choices.quick ? 6 : 14;

if (!choices.json) {
	console.log(
		`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start, ` +
			`Node ${process.version}; every row is a process of its own.`,
	);
}
if (isWanted('cpu')) {
	const sizes = choices.quick ? [1000] : [1000, 5000];
	const figures = await measureCpu(sizes, choices.quick ? 1 : 3, progress, choices.profile);
	print(
		'Deal → Create with three expressions, no latency (blocks: wall / CPU)',
		cpuTable(figures),
		figures,
	);
}
if (isWanted('builtin')) {
	await installBuiltIn(progress);
	const figures = await bySide();
	const title = "Jobs beside n8n's built-in Pipedrive node (* without the lists about the account)";
	print(title, jobTable(figures), figures);
}
if (isWanted('triggers')) {
	await installBuiltIn(progress);
	const delays = await measureDelays(choices.quick ? 50 : 100, progress);
	print('From a change in the account to the start of the workflow', delayTable(delays), delays);
	const resting = await measureResting(choices.quick ? 1 : 2, progress);
	print('Tokens of polling at rest', restingTable(resting), resting);
}
if (isWanted('token')) {
	showPace('At the limit, API token, 80 ms', await oneByOne(tokenCases(seconds)));
}
if (isWanted('oauth')) {
	showPace('At the limit, OAuth, 80 ms', await oneByOne(oauthCases(seconds)));
}
if (isWanted('minute')) {
	const title = 'Plans that count by the minute, 3 × the limit, 80 ms';
	showPace(title, await overlapping(minuteCases()));
}

async function bySide(): Promise<JobFigure[]> {
	const figures: JobFigure[] = [];
	for (const which of jobCases(choices.quick)) {
		for (const side of sides) {
			progress(`${which.title}, ${which.plan}: ${side}`);
			figures.push(await measureJob(which, side));
		}
	}
	return figures;
}

async function oneByOne(cases: PaceCase[]): Promise<PaceFigure[]> {
	const figures: PaceFigure[] = [];
	for (const which of cases) figures.push(await measurePace(tell(which)));
	return figures;
}

/** Cases that mostly wait; their busy moments are kept apart. */
async function overlapping(cases: PaceCase[]): Promise<PaceFigure[]> {
	return await Promise.all(
		cases.map(async (which, index) => {
			await sleep(index * 8000);
			return await measurePace(tell(which));
		}),
	);
}

function tell(which: PaceCase): PaceCase {
	progress(`${which.items} creates at ${which.plan}, set to ${which.setting}: ${which.contender}`);
	return which;
}

function showPace(title: string, figures: PaceFigure[]): void {
	print(title, paceTable(figures), figures);
}

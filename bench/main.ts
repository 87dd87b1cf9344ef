import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { measureCpu } from './cpu.ts';
import { measurePace, minuteCases, oauthCases, type PaceCase, tokenCases } from './pace.ts';
import { cpuTable, paceTable } from './tables.ts';

const parts = ['cpu', 'token', 'oauth', 'minute'] as const;
type Part = (typeof parts)[number];

interface Choices {
	quick: boolean;
	only?: Part;
	json: boolean;
	profile?: string;
}

const choices = new Command('bench')
	.description(
		'Measures the built node beside a bare loop and n8n’s RoutingNode, and its pace at the limits.',
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
		`${availableParallelism()} cores, Node ${process.version}; every row is a process of its own.`,
	);
}
if (isWanted('cpu')) {
	const sizes = choices.quick ? [1000] : [1000, 5000];
	const figures = await measureCpu(sizes, progress, choices.profile);
	print(
		'Deal → Create with three expressions, no latency (blocks: wall / CPU)',
		cpuTable(figures),
		figures,
	);
}
if (isWanted('token')) await showPace('At the limit, API token, 80 ms', tokenCases(seconds), 1);
if (isWanted('oauth')) await showPace('At the limit, OAuth, 80 ms', oauthCases(seconds), 1);
if (isWanted('minute')) {
	await showPace('Plans that count by the minute, 3 × the limit, 80 ms', minuteCases(), Infinity);
}

/** @param atOnce how many cases run beside each other */
async function showPace(title: string, cases: PaceCase[], atOnce: number): Promise<void> {
	const figures = [];
	for (let start = 0; start < cases.length; start += Math.min(atOnce, cases.length)) {
		const batch = cases.slice(start, start + atOnce);
		progress(batch.map(({ plan, setting }) => `${plan} (${setting})`).join(', '));
		figures.push(...(await Promise.all(batch.map(measurePace))));
	}
	print(title, paceTable(figures), figures);
}

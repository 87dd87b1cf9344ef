import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { INodePropertyOptions } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials.ts';
import { stopEngine } from '../../engine/n8n.ts';
import { loadPackage } from '../../engine/nodeTypes.ts';
import { startSandbox } from '../../sandbox/client/startSandbox.ts';
import { builtInNode, withBuiltInCredential } from '../sideBySide/builtInNode.ts';
import { installBuiltIn } from '../sideBySide/installBuiltIn.ts';
import { checkActivities } from './activityChecks.ts';
import { checkOrganizations, checkPersons } from './contactChecks.ts';
import { checkDealProducts, checkDeals } from './dealChecks.ts';
import { checkLeads } from './leadChecks.ts';
import { checkFiles, checkNotes } from './noteAndFileChecks.ts';
import { checkProducts } from './productChecks.ts';
import { type CheckedOperation, Stage } from './stage.ts';
import { checkTrigger } from './triggerChecks.ts';

const { report } = new Command('test:builtin')
	.description(
		'Runs every operation of n8n’s built-in Pipedrive node, and its trigger, in the sandbox.',
	)
	.option('--report <file>', 'write the counts as JSON into a file')
	.parse()
	.opts<{ report?: string }>();

const stories = [
	checkActivities,
	checkDeals,
	checkDealProducts,
	checkFiles,
	checkLeads,
	checkNotes,
	checkOrganizations,
	checkPersons,
	checkProducts,
];
const credentialId = 'checks';

await installBuiltIn((what) => process.stderr.write(`… ${what}\n`));
const sandbox = await startSandbox({ lenient: true, now: '2026-01-15T09:00:00Z' });
const credential = { apiToken: sandbox.apiToken };
try {
	const checked = [...(await checkOperations()), ...(await checkTrigger(sandbox, credential))];
	for (const line of checked.map(lineOf)) console.log(line);
	const failed = checked.filter(({ failure }) => failure !== undefined).length;
	const refused = checked.filter((one) => one.refused !== undefined).length;
	const { violations } = await sandbox.usage();
	console.log(
		`${checked.length} operations of the built-in node and its trigger run: ` +
			`${checked.length - failed - refused} did their work, ${refused} are not calls of the API, ` +
			`${failed} failed. ${violations} violations recorded.`,
	);
	if (report !== undefined) {
		await writeFile(report, JSON.stringify({ passed: checked.length - failed, failed }));
	}
	process.exitCode = failed === 0 ? 0 : 1;
} finally {
	await sandbox.stop();
	await stopEngine();
}

/** Every operation that the node's description offers; one that no check ran counts as failed. */
async function checkOperations(): Promise<CheckedOperation[]> {
	const loader = await loadPackage();
	const types = withBuiltInCredential(loader, sandbox.url);
	const helper = credentialsHelperOf(types, { [credentialId]: credential });
	const stage = new Stage(sandbox, loader, helper, credentialId);
	for (const story of stories) {
		try {
			await story(stage);
		} catch (error) {
			process.stderr.write(`${story.name} ended early: ${String(error)}\n`);
		}
	}
	return [...stage.checked, ...neverRun(stage.checked)];
}

function neverRun(checked: CheckedOperation[]): CheckedOperation[] {
	const names = new Set(checked.map(({ name }) => name));
	return offered()
		.filter((name) => !names.has(name))
		.map((name) => ({ name, violations: [], refused: undefined, failure: 'was not run' }));
}

/** The operations of version 2 of the node, as checks name them. */
function offered(): string[] {
	const { properties } = builtInNode().getNodeType(2).description;
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) => {
			const [resource] = displayOptions?.show?.resource ?? [];
			return (options as INodePropertyOptions[]).map(
				({ value }) => `${String(resource)} → ${String(value)}`,
			);
		});
}

function lineOf({ name, violations, refused, failure }: CheckedOperation): string {
	const noted = violations.length === 0 ? '' : ` (violations: ${violations.join('; ')})`;
	if (failure !== undefined) return `FAIL ${name}${noted}: ${failure}`;
	return refused === undefined ? `ok   ${name}${noted}` : `ok   ${name}: refused, ${refused}`;
}

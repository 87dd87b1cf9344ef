import { join } from 'node:path';
import { Command } from 'commander';
import { type StartedTryout, startTryout } from '../start/child.ts';
import { owner, Session } from '../start/session.ts';
import { findChromium, openChromium } from './chromium.ts';
import { EditorPage } from './editorPage.ts';

interface Options {
	url?: string;
	chromium?: string;
	workflow: string;
	node: string;
	out: string;
}

interface Target {
	url: string;
	workflows: { id: string; name: string }[];
	stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

function readOptions(): Options {
	return new Command('npm run editor:screenshot --')
		.description(
			'Runs a node of an example workflow in n8n’s editor and saves a picture of its panel.',
		)
		.option('--url <url>', 'an n8n that npm start has started; left out, one is started')
		.option('--chromium <path>', 'the browser to use (or set CHROMIUM)', process.env.CHROMIUM)
		.option('--workflow <name>', 'which workflow', 'Deals through the pipeline')
		.option('--node <name>', 'which node of it', 'List Won Deals of the Stage')
		.option('--out <file>', 'where the picture goes', join(root, 'docs', 'editor.png'))
		.parse()
		.opts<Options>();
}

async function targetOf(url: string | undefined): Promise<Target> {
	if (url === undefined) {
		const started: StartedTryout = await startTryout(['--port', '0']);
		return started;
	}
	const session = await Session.open(url);
	const workflows = await session.call<Target['workflows']>('GET', '/rest/workflows');
	return { url, workflows, stop: () => Promise.resolve() };
}

async function takePicture(options: Options, chromium: string, target: Target): Promise<void> {
	const { url, workflows } = target;
	const workflow = workflows.find(({ name }) => name === options.workflow);
	if (!workflow) throw new Error(`n8n has no workflow '${options.workflow}'`);
	const browser = await openChromium(chromium);
	try {
		const editor = await EditorPage.open(browser, url);
		await editor.signIn(owner);
		await editor.openWorkflow(workflow.id);
		await editor.openNode(options.node);
		await editor.executeNode();
		await editor.showOutputAs('table');
		await editor.savePanel(options.out);
		await editor.leave();
	} finally {
		await browser.close();
	}
}

async function main(): Promise<void> {
	const options = readOptions();
	const chromium = findChromium(options.chromium);
	const target = await targetOf(options.url);
	try {
		await takePicture(options, chromium, target);
		console.log(options.out);
	} finally {
		await target.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});

import type { INodeParameters } from 'n8n-workflow';
import { stopEngine } from '../../engine/n8n.ts';
import { PollingNode } from '../../engine/pollingNode.ts';
import { type Sandbox, startSandbox } from '../../sandbox/client/startSandbox.ts';

/** Minutes from poll to poll. */
export const intervals = [1, 5, 15] as const;

/** What one process is to measure. */
export interface RestingTask {
	/** Of the polling trigger. */
	parameters: INodeParameters;
	/** Hours that are lived through at each interval. */
	hours: number;
}

/** What polling at one interval cost while nothing changed. */
export interface Resting {
	minutes: number;
	/** Tokens of the first poll, which starts the trigger's memory. */
	first: number;
	polls: number;
	/** Tokens of the polls after the first. */
	tokens: number;
	/** Workflow starts after the first poll's. */
	starts: number;
}

const [, , argument = ''] = process.argv;
const resting = await measure(JSON.parse(argument) as RestingTask);
process.stdout.write(`${JSON.stringify(resting)}\n`);
await stopEngine();
process.exit();

async function measure({ parameters, hours }: RestingTask): Promise<Resting[]> {
	const sandbox = await startSandbox({ dailyTokens: 10_000_000 });
	const letTimePass = clockOf(sandbox);
	const found: Resting[] = [];
	for (const minutes of intervals) {
		const node = new PollingNode({ parameters, credential: credentialFor(sandbox) });
		await node.poll();
		const first = await tokensSpent(sandbox);
		const polls = (hours * 60) / minutes;
		let starts = 0;
		for (let poll = 0; poll < polls; poll++) {
			await letTimePass(minutes * 60);
			if ((await node.poll()) !== null) starts += 1;
		}
		found.push({ minutes, first, polls, tokens: await tokensSpent(sandbox), starts });
	}
	return found;
}

function credentialFor({ apiToken, url }: Sandbox) {
	const noLimit = { rateLimit: 'custom', customRequests: 1_000_000, customSeconds: 2 };
	return { apiToken, companyDomain: '', baseUrl: url, ...noLimit };
}

/** Tokens since this was last asked. */
async function tokensSpent(sandbox: Sandbox): Promise<number> {
	const requests = await sandbox.requests();
	await sandbox.clearRequests();
	return requests.reduce((sum, { tokens }) => sum + tokens, 0);
}

/**
 * Lets time pass for the account and for this process alike, so that what the trigger keeps for some minutes grows
 * old as it does in a real day.
 */
function clockOf(sandbox: Sandbox): (seconds: number) => Promise<void> {
	const now = performance.now.bind(performance);
	let ahead = 0;
	performance.now = () => now() + ahead;
	return async (seconds) => {
		ahead += seconds * 1000;
		await sandbox.clock({ advanceSeconds: seconds });
	};
}

import { stopEngine } from '../../engine/n8n.ts';
import { type Sandbox, startSandbox } from '../../sandbox/client/startSandbox.ts';
import { hostOf, type InstantTrigger } from './instantTriggers.ts';
import { Starts } from './starts.ts';

/** What one process is to measure. */
export interface DelayTask {
	trigger: InstantTrigger;
	/** Changes, made one after the other and then all at once. */
	changes: number;
}

/** Milliseconds from a change to the start of the workflow. */
export interface Delays {
	/** The first change after publishing. */
	first: number;
	/** Each change made when the one before had started the workflow. */
	oneByOne: number[];
	/** All changes made at once, each counted from then. */
	atOnce: number[];
	/** CPU time of the process meanwhile, for all of them together. */
	atOnceCpu: number;
	/** Tokens that the account charged for what was read meanwhile. */
	tokens: number;
	/** Workflow starts without a change of their own. */
	surplus: number;
}

const [, , argument = ''] = process.argv;
const delays = await measure(JSON.parse(argument) as DelayTask);
process.stdout.write(`${JSON.stringify(delays)}\n`);
await stopEngine();
process.exit();

async function measure({ trigger, changes }: DelayTask): Promise<Delays> {
	const sandbox = await startSandbox({ dailyTokens: 10_000_000 });
	const starts = new Starts();
	const host = await hostOf(trigger, sandbox.url, credentialFor(sandbox), ({ items: [item] }) => {
		starts.note(item);
	});
	await host.start();
	await host.activate();
	const ids = await openDeals(sandbox, changes + 1);
	await sandbox.clearRequests();
	const oneByOne: number[] = [];
	for (const [index, id] of ids.entries()) {
		const changedAt = performance.now();
		await rename(sandbox, id, `Renamed ${String(index)}`);
		oneByOne.push(...(await starts.delaysOf([id], changedAt)));
	}
	const [first = NaN, ...others] = oneByOne;
	starts.clear();
	const cpuBefore = process.cpuUsage();
	const changedAt = performance.now();
	const changed = await sandbox.makeChanges({ object: 'deal', action: 'change', count: changes });
	const atOnce = await starts.delaysOf(changed, changedAt);
	const { user, system } = process.cpuUsage(cpuBefore);
	await sandbox.deliveries();
	const reads = (await sandbox.requests()).filter(({ method }) => method === 'GET');
	await host.deactivate();
	await host.stop();
	const [failure] = host.failures;
	if (failure !== undefined) throw failure;
	return {
		first,
		oneByOne: others,
		atOnce,
		atOnceCpu: (user + system) / 1000,
		tokens: reads.reduce((sum, { tokens }) => sum + tokens, 0),
		surplus: host.runs.length - ids.length - changes,
	};
}

function credentialFor({ apiToken, url }: Sandbox) {
	const noLimit = { rateLimit: 'custom', customRequests: 1_000_000, customSeconds: 2 };
	return { apiToken, companyDomain: '', baseUrl: url, ...noLimit };
}

async function openDeals({ call }: Sandbox, count: number): Promise<number[]> {
	const { body } = await call('GET', `/api/v2/deals?status=open&limit=${String(count)}`);
	return (body.data as { id: number }[]).map(({ id }) => id);
}

async function rename({ call }: Sandbox, id: number, title: string): Promise<void> {
	const { status } = await call('PATCH', `/api/v2/deals/${String(id)}`, { title });
	if (status !== 200) throw new Error(`Deal ${String(id)} was not changed: ${String(status)}`);
}

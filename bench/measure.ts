import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credentialsHelperOf } from '../engine/credentials.ts';
import { execute, type Finished } from '../engine/execute.ts';
import { stopEngine } from '../engine/n8n.ts';
import { loadPackage, nodeTypesOf, standIn } from '../engine/nodeTypes.ts';
import type { LinkedIds } from './account.ts';
import { type Contender, nodeTypeOf } from './contenders.ts';
import {
	creatingDeals,
	type CredentialType,
	dealsToBe,
	idsOf,
	measuredName,
	sourceName,
} from './creatingDeals.ts';
import { longest, LoopWatch } from './loopWatch.ts';
import { RequestWatch } from './requestWatch.ts';

/** What one process is to measure. */
export interface Task {
	contender: Contender;
	items: number;
	baseUrl: string;
	credentialType: CredentialType;
	credential: ICredentialDataDecryptedObject;
	linked: LinkedIds;
	/** Requests that the bare loop has under way. */
	atOnce: number;
}

export interface Measured {
	/** Of the whole process while the node ran, n8n's helper threads and garbage collection included. */
	cpuMs: number;
	wallMs: number;
	/** Of the process up to its end. */
	peakRssBytes: number;
	/** Longest blocks of the event loop. */
	block: { wallMs: number; cpuMs: number };
	/** The same, but only of what began after the first create had been sent. */
	laterBlock: { wallMs: number; cpuMs: number };
	/** When each request was sent, in milliseconds from the first. */
	sentAtMs: number[];
	mostAtOnce: number;
	/** Requests that were refused with status 429. */
	refused: number;
	/** Different deals that came out. */
	deals: number;
	/** The error that ended the run. */
	failure: string | undefined;
}

const [, , argument = ''] = process.argv;
const measured = await measure(JSON.parse(argument) as Task);
process.stdout.write(`${JSON.stringify(measured)}\n`);
await stopEngine();
process.exit();

/** Runs the workflow once and watches its second node. */
async function measure(task: Task): Promise<Measured> {
	const { contender, baseUrl, credentialType, linked } = task;
	const loader = await loadPackage();
	const nodeTypes = nodeTypesOf(loader, {
		'bench.source': standIn('source', () => dealsToBe(task.items, linked.organizations)),
		'bench.measured': nodeTypeOf(contender, loader, baseUrl, task.atOnce),
	});
	const requests = new RequestWatch();
	let end: (() => Watched) | undefined;
	let watched: Watched | undefined;
	const finished = await execute(creatingDeals(credentialType, linked), {
		nodeTypes,
		credentialsHelper: credentialsHelperOf(loader, { bench: task.credential }),
		mode: 'integrated',
		afterNode: (name) => {
			if (name === sourceName) end = watch(requests);
			if (name === measuredName) watched = end?.();
		},
	});
	if (watched === undefined) throw new Error('The node did not run');
	return {
		...watched,
		peakRssBytes: process.resourceUsage().maxRSS * 1024,
		...outcomeOf(finished),
	};
}

type Watched = Omit<Measured, 'peakRssBytes' | 'deals' | 'failure'>;

/** Watches from now on, until the function that it returns is called. */
function watch(requests: RequestWatch): () => Watched {
	const startedAt = performance.now();
	const cpuBefore = process.cpuUsage();
	const loop = new LoopWatch();
	return () => {
		const { user, system } = process.cpuUsage(cpuBefore);
		const wallMs = performance.now() - startedAt;
		const blocks = loop.stop();
		const { sent, mostAtOnce } = requests;
		const firstCreate = sent.find(({ method }) => method === 'POST')?.sentAt ?? Infinity;
		const [first] = sent;
		return {
			cpuMs: (user + system) / 1000,
			wallMs,
			block: longest(blocks),
			laterBlock: longest(blocks.filter((block) => block.startedAt >= firstCreate)),
			sentAtMs: sent.map(({ sentAt }) => Math.round((sentAt - (first?.sentAt ?? 0)) * 10) / 10),
			mostAtOnce,
			refused: sent.filter(({ status }) => status === 429).length,
		};
	};
}

function outcomeOf({ run, output }: Finished): Pick<Measured, 'deals' | 'failure'> {
	const ids = idsOf(output(measuredName) ?? []).filter((id) => typeof id === 'number');
	return { deals: new Set(ids).size, failure: run.data.resultData.error?.message };
}

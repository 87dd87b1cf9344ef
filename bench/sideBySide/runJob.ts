import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials.ts';
import { execute } from '../../engine/execute.ts';
import { stopEngine } from '../../engine/n8n.ts';
import { loadPackage, nodeTypesOf } from '../../engine/nodeTypes.ts';
import { builtInNode, withBuiltInCredential } from './builtInNode.ts';
import {
	builtInType,
	credentialId,
	type Job,
	type Side,
	sourceName,
	workflowFor,
} from './workflows.ts';

/** A job for one process: who is to do what, and where. */
export interface JobTask {
	job: Job;
	side: Side;
	baseUrl: string;
	credential: ICredentialDataDecryptedObject;
}

/** How it went, as the process that did it sees it. */
export interface JobRun {
	/** From the last of the source to the last of the other nodes. */
	wallMs: number;
	/** Of the whole process meanwhile. */
	cpuMs: number;
	/** Items that came out with their custom fields by name. */
	namedItems: number;
	/** The error that ended the run. */
	failure: string | undefined;
}

const [, , argument = ''] = process.argv;
const done = await run(JSON.parse(argument) as JobTask);
process.stdout.write(`${JSON.stringify(done)}\n`);
await stopEngine();
process.exit();

async function run({ job, side, baseUrl, credential }: JobTask): Promise<JobRun> {
	const loader = await loadPackage();
	const { file, standIns, results } = workflowFor(job, side);
	const types = withBuiltInCredential(loader, baseUrl);
	const clock = { startedAt: 0, cpuBefore: process.cpuUsage(), wallMs: 0, cpuMs: 0 };
	const { run: finished, output } = await execute(file, {
		nodeTypes: nodeTypesOf(loader, { ...standIns, [builtInType]: builtInNode() }),
		credentialsHelper: credentialsHelperOf(types, { [credentialId]: credential }),
		mode: 'integrated',
		afterNode: (name) => {
			if (name === sourceName) {
				clock.startedAt = performance.now();
				clock.cpuBefore = process.cpuUsage();
				return;
			}
			clock.wallMs = performance.now() - clock.startedAt;
			const { user, system } = process.cpuUsage(clock.cpuBefore);
			clock.cpuMs = (user + system) / 1000;
		},
	});
	return {
		wallMs: clock.wallMs,
		cpuMs: clock.cpuMs,
		namedItems: results.flatMap((name) => output(name) ?? []).filter(isNamed).length,
		failure: finished.data.resultData.error?.message,
	};
}

function isNamed({ json }: INodeExecutionData): boolean {
	return Object.keys(json.custom_fields ?? {}).every((key) => !/^[0-9a-f]{40}$/.test(key));
}

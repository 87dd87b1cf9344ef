import { startAccount } from './account.ts';
import { type Contender, contenders } from './contenders.ts';
import type { Measured, Task } from './measure.ts';
import { measureApart } from './measureApart.ts';

/** One way of creating so many deals, at zero latency. */
export interface CpuFigure {
	contender: Contender;
	items: number;
	measured: Measured;
}

const noLimit = { rateLimit: 'custom', customRequests: 1_000_000, customSeconds: 2 };
const bareLoopAtOnce = 10;

/**
 * Measures CPU, memory and blocks of the event loop, each in a fresh process, one after the other. What
 * is close to each other is measured in turns, and the run with the middle CPU time is kept.
 * @param sizes numbers of items
 * @param rounds how often the node and the bare loop are measured; RoutingNode is measured once
 * @param profileFolder where to write a CPU profile of each process; none when left out
 */
export async function measureCpu(
	sizes: number[],
	rounds: number,
	progress: (what: string) => void,
	profileFolder?: string,
): Promise<CpuFigure[]> {
	const figures: CpuFigure[] = [];
	for (const items of sizes) {
		const runs = new Map<Contender, Measured[]>();
		for (let round = 0; round < rounds; round++) {
			for (const contender of contenders) {
				if (contender === 'routingNode' && round > 0) continue;
				progress(`${items} creates: ${contender}`);
				const measured = await measureOne(contender, items, profileFolder);
				runs.set(contender, [...(runs.get(contender) ?? []), measured]);
			}
		}
		for (const [contender, measured] of runs) {
			figures.push({ contender, items, measured: middle(measured) });
		}
	}
	return figures;
}

function middle(runs: Measured[]): Measured {
	const sorted = runs.toSorted((a, b) => a.cpuMs - b.cpuMs);
	const found = sorted[Math.floor(sorted.length / 2)];
	if (found === undefined) throw new Error('There is no middle of nothing');
	return found;
}

async function measureOne(
	contender: Contender,
	items: number,
	profileFolder: string | undefined,
): Promise<Measured> {
	const account = await startAccount('unlimited', 0);
	const credentialType = 'pipedriveCrmApi';
	const task: Task = {
		contender,
		items,
		baseUrl: account.url,
		credentialType,
		credential: await account.credential(credentialType, noLimit),
		linked: account.linked,
		atOnce: bareLoopAtOnce,
	};
	const profiling =
		profileFolder === undefined
			? []
			: [
					'--cpu-prof',
					`--cpu-prof-dir=${profileFolder}`,
					`--cpu-prof-name=${contender}-${items}.cpuprofile`,
				];
	const measured = await measureApart(task, profiling);
	await account.stop();
	return measured;
}

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
 * Measures CPU, memory and blocks of the event loop, each in a fresh process, one after the other.
 * @param sizes numbers of items
 * @param profileFolder where to write a CPU profile of each process; none when left out
 */
export async function measureCpu(
	sizes: number[],
	progress: (what: string) => void,
	profileFolder?: string,
): Promise<CpuFigure[]> {
	const figures: CpuFigure[] = [];
	for (const items of sizes) {
		for (const contender of contenders) {
			progress(`${items} creates: ${contender}`);
			const measured = await measureOne(contender, items, profileFolder);
			figures.push({ contender, items, measured });
		}
	}
	return figures;
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

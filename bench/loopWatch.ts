const tickMilliseconds = 5;

/** A stretch of time in which the event loop served nobody else. */
export interface Block {
	/** `performance.now()` when it began. */
	startedAt: number;
	wallMs: number;
	/** What the main thread worked in it: less than the wall time when other processes had the core. */
	cpuMs: number;
}

/**
 * Watches how long the event loop keeps a timer waiting that is due every 5 ms. (Node's own
 * monitorEventLoopDelay knows neither the CPU time nor when a block was.)
 */
export class LoopWatch {
	private readonly blocks: Block[] = [];

	private lastTick = performance.now();

	private lastCpu = threadCpuMs();

	private readonly timer = setInterval(() => this.tick(), tickMilliseconds);

	/** Ends the watch; a block that is just going on counts. */
	stop(): Block[] {
		this.tick();
		clearInterval(this.timer);
		return this.blocks;
	}

	private tick(): void {
		const now = performance.now();
		const cpu = threadCpuMs();
		const wallMs = now - this.lastTick;
		if (wallMs > 2 * tickMilliseconds) {
			this.blocks.push({ startedAt: this.lastTick, wallMs, cpuMs: cpu - this.lastCpu });
		}
		this.lastTick = now;
		this.lastCpu = cpu;
	}
}

/** The longest by wall and the longest by CPU time; they need not be the same block. */
export function longest(blocks: Block[]): { wallMs: number; cpuMs: number } {
	return {
		wallMs: Math.max(0, ...blocks.map(({ wallMs }) => wallMs)),
		cpuMs: Math.max(0, ...blocks.map(({ cpuMs }) => cpuMs)),
	};
}

function threadCpuMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

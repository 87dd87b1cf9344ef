import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../../tools/start/home.ts';

type End = () => Promise<void>;

/** Where one part plays: a folder of its own, the steps it takes, and the end of all that it starts. */
export class Stage {
	readonly signal: AbortSignal;

	/** Folder of this part alone, empty at the start; logs stay here when the part has failed. */
	readonly folder: string;

	/** Folder that takes the pictures of the documentation. */
	readonly docs: string;

	private readonly home: Home;

	private readonly ends: End[] = [];

	/**
	 * @param home of the installed n8n
	 * @param folder may exist; it is emptied
	 * @param docs takes the pictures of the documentation
	 * @param signal gives up whatever is under way
	 */
	constructor(home: Home, folder: string, docs: string, signal: AbortSignal) {
		this.docs = docs;
		this.home = home;
		this.folder = folder;
		this.signal = signal;
	}

	/** Empties the folder. */
	async prepare(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
		await mkdir(this.folder, { recursive: true });
	}

	/**
	 * Lays out a home with the installed n8n and data of its own.
	 * @param name folder for the data, below the stage's
	 */
	async homeOf(name: string): Promise<Home> {
		const folder = join(this.folder, name);
		const data = join(folder, 'data');
		await mkdir(data, { recursive: true });
		return {
			root: this.home.root,
			host: this.home.host,
			data,
			nodes: join(data, '.n8n', 'nodes'),
			packages: join(folder, 'packages'),
			log: join(folder, 'n8n.log'),
		};
	}

	/** Folder for what is downloaded once and used by later runs. */
	get cache(): string {
		return join(this.home.root, '.n8n-home');
	}

	/** Folder for pictures, which are kept also when the part has passed. */
	get pictures(): string {
		return join(this.cache, 'pictures');
	}

	/** Takes a step and prints how long it took. */
	async step<Result>(what: string, take: () => Promise<Result>): Promise<Result> {
		this.signal.throwIfAborted();
		const began = Date.now();
		try {
			const result = await take();
			this.tell(`${secondsSince(began)}  ${what}`);
			return result;
		} catch (error) {
			this.tell(`${secondsSince(began)}  ${what}: failed`);
			throw error;
		}
	}

	/** Prints what was measured or seen. */
	tell(line: string): void {
		console.log(`      ${line}`);
	}

	/** Remembers how to end something that was started; the last started ends first. */
	onEnd(end: End): void {
		this.ends.push(end);
	}

	/** Ends everything that was started, also when one of the ends fails. */
	async end(): Promise<void> {
		const failures: unknown[] = [];
		for (const end of this.ends.splice(0).reverse()) {
			await end().catch((error: unknown) => failures.push(error));
		}
		if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be ended');
	}
}

/** Seconds since a moment, padded for a column. */
export function secondsSince(began: number): string {
	return `${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s`;
}

const sayEvery = 100;

/** Says how far an installation is, from what npm says with `--loglevel=http`. */
export class InstallProgress {
	private read = 0;

	private fetched = 0;

	private readonly total: number;

	/** @param total how many packages there are to fetch */
	constructor(total: number) {
		this.total = total;
	}

	/**
	 * Takes note of a line of npm's error stream.
	 * @returns what to show, once in a hundred packages; undefined in between
	 */
	hear(line: string): string | undefined {
		if (!/^npm http (fetch|cache) /.test(line)) return undefined;
		if (/\.tgz(\s|$)/.test(line)) {
			this.fetched++;
			return this.fetched % sayEvery === 0
				? `${counted(this.fetched)} of ${counted(this.total)} packages fetched`
				: undefined;
		}
		this.read++;
		return this.read % sayEvery === 0 && this.fetched === 0
			? `${counted(this.read)} package descriptions read`
			: undefined;
	}
}

function counted(count: number): string {
	return count.toLocaleString('en-US');
}

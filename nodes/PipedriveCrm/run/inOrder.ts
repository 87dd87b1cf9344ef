/**
 * Works through `count` items, several at once, and keeps their results in order.
 * @param limit how many may be in work now; asked again before each start
 * @param stop whether no further item shall be started; those in work are finished
 * @returns the results by index; undefined for items that were not started
 */
export async function inOrder<Result>(
	count: number,
	limit: () => number,
	stop: () => boolean,
	work: (index: number) => Promise<Result>,
): Promise<(Result | undefined)[]> {
	const results = new Array<Result | undefined>(count).fill(undefined);
	let next = 0;
	let inWork = 0;
	await new Promise<void>((resolve, reject) => {
		const startMore = () => {
			while (next < count && inWork < Math.max(1, limit()) && !stop()) start(next++);
			if (inWork === 0) resolve();
		};
		const start = (index: number) => {
			inWork++;
			work(index)
				.then((result) => {
					results[index] = result;
					inWork--;
					startMore();
				})
				.catch(reject);
		};
		startMore();
	});
	return results;
}

import { SeenEvents } from '../../../nodes/PipedriveCrm/triggers/webhook/seenEvents';

/** Work whose end is decided by the test. */
function workUnderWay() {
	let end: (result: string) => void = () => undefined;
	let fail: (error: Error) => void = () => undefined;
	const promise = new Promise<string>((resolve, reject) => {
		end = resolve;
		fail = reject;
	});
	return {
		work: async () => await promise,
		end: (result: string) => end(result),
		fail: (error: Error) => fail(error),
	};
}

const well = Promise.resolve(true);
const done = async () => await Promise.resolve('done');

describe('an event', () => {
	it('is dealt with once, another one too', async () => {
		const seen = new SeenEvents();
		expect(await seen.once('a', done, well)).toBe('done');
		expect(await seen.once('a', done, well)).toBeUndefined();
		expect(await seen.once('b', done, well)).toBe('done');
	});

	it('that is not wanted is dealt with as well', async () => {
		const seen = new SeenEvents();
		expect(
			await seen.once('a', async () => await Promise.resolve(undefined), well),
		).toBeUndefined();
		expect(await seen.once('a', done, well)).toBeUndefined();
	});

	it('that failed may come again', async () => {
		const seen = new SeenEvents();
		const failing = async () => await Promise.reject(new Error('No answer'));
		await expect(seen.once('a', failing, well)).rejects.toThrow('No answer');
		expect(await seen.once('a', done, well)).toBe('done');
	});

	it('that n8n could not start the workflow with may come again', async () => {
		const seen = new SeenEvents();
		expect(await seen.once('a', done, Promise.resolve(false))).toBe('done');
		expect(await seen.once('a', done, well)).toBe('done');
		expect(await seen.once('a', done, well)).toBeUndefined();
	});

	it.each([
		['is dropped when that is answered well', true, undefined],
		['is taken when it is not', false, 'done'],
	])(
		'that comes again before the first is answered waits, and %s',
		async (_what, isWell, taken) => {
			const seen = new SeenEvents();
			const answer = workUnderWay();
			await seen.once(
				'a',
				done,
				answer.work().then(() => isWell),
			);
			const again = seen.once('a', done, well);
			answer.end('');
			expect(await again).toBe(taken);
		},
	);

	it('that comes again while it is in work waits, and is dropped when that ends well', async () => {
		const seen = new SeenEvents();
		const first = workUnderWay();
		const dealing = seen.once('a', first.work, well);
		const again = seen.once('a', done, well);
		first.end('first');
		expect([await dealing, await again]).toEqual(['first', undefined]);
	});

	it('that comes twice more while it is in work is taken over once when that fails', async () => {
		const seen = new SeenEvents();
		const first = workUnderWay();
		const dealing = seen.once('a', first.work, well);
		const others = [seen.once('a', done, well), seen.once('a', done, well)];
		first.fail(new Error('No answer'));
		await expect(dealing).rejects.toThrow('No answer');
		expect(await Promise.all(others)).toEqual(['done', undefined]);
	});

	it('is remembered for longer than Pipedrive tries, and not for ever', async () => {
		let now = 0;
		const seen = new SeenEvents(() => now);
		await seen.once('a', done, well);
		now = 183_000 + 4 * 10_000;
		expect(await seen.once('a', done, well)).toBeUndefined();
		now = 3_600_001;
		expect(await seen.once('a', done, well)).toBe('done');
	});
});

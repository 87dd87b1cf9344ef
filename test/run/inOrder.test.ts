import fc from 'fast-check';
import { inOrder } from '../../nodes/PipedriveCrm/run/inOrder';
import { Turnstile } from '../../nodes/PipedriveCrm/run/turnstile';

describe('inOrder', () => {
	it('keeps the order of the input, whatever finishes first, and never has more in work than allowed', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.integer({ min: 0, max: 30 }),
				fc.integer({ min: 1, max: 8 }),
				async (scheduler, count, limit) => {
					let inWork = 0;
					let most = 0;
					const running = inOrder(
						count,
						() => limit,
						() => false,
						async (index) => {
							most = Math.max(most, ++inWork);
							await scheduler.schedule(Promise.resolve(), `item ${index}`);
							inWork--;
							return index * 2;
						},
					);
					await scheduler.waitFor(running);
					expect(await running).toEqual(Array.from({ length: count }, (_, index) => index * 2));
					expect(most).toBeLessThanOrEqual(limit);
				},
			),
		);
	});

	it('starts nothing more once it shall stop, and lets finish what is in work', async () => {
		const finished: number[] = [];
		let stop = false;
		const results = await inOrder(
			10,
			() => 2,
			() => stop,
			async (index) => {
				stop ||= index === 3;
				await Promise.resolve();
				finished.push(index);
				return index;
			},
		);
		expect(finished.sort()).toEqual([0, 1, 2, 3]);
		expect(results.slice(4)).toEqual(Array(6).fill(undefined));
	});

	it('hands on what the work throws', async () => {
		const failing = inOrder(
			3,
			() => 3,
			() => false,
			async (index) =>
				await (index === 1 ? Promise.reject(new Error('broken')) : Promise.resolve(0)),
		);
		await expect(failing).rejects.toThrow('broken');
	});
});

describe('Turnstile', () => {
	it('lets the event loop have a turn when 10 ms have passed', async () => {
		const turnstile = new Turnstile();
		let turns = 0;
		const ticker = setInterval(() => turns++, 0);
		const busy = () => {
			const end = performance.now() + 6;
			while (performance.now() < end);
		};
		await Promise.all(Array.from({ length: 10 }, async () => await turnstile.pass(busy)));
		clearInterval(ticker);
		expect(turns).toBeGreaterThan(2);
	});

	it('goes on after work that threw', async () => {
		const turnstile = new Turnstile();
		const broken = turnstile.pass(() => {
			throw new Error('broken');
		});
		const next = turnstile.pass(() => 'through');
		await expect(broken).rejects.toThrow('broken');
		await expect(next).resolves.toBe('through');
	});
});

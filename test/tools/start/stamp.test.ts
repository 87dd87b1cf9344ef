import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf, unlessDone } from '../../../tools/start/stamp';

describe('what need not be installed again', () => {
	let folder: string;
	let stamp: string;
	let installed: number;

	const install = async () => {
		installed++;
		await Promise.resolve();
	};

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'stamp-'));
		stamp = join(folder, 'installed');
		installed = 0;
	});

	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	it('is what was finished with the same fingerprint', async () => {
		expect(await unlessDone(stamp, 'one', install)).toBe(true);
		expect(await unlessDone(stamp, 'one', install)).toBe(false);
		expect(installed).toBe(1);
	});

	it('is not what another fingerprint was finished with', async () => {
		await unlessDone(stamp, 'one', install);
		await unlessDone(stamp, 'two', install);
		await unlessDone(stamp, 'one', install);
		expect(installed).toBe(3);
	});

	it('is not what was interrupted, even when it had been finished before', async () => {
		await unlessDone(stamp, 'one', install);
		const interrupted = unlessDone(stamp, 'two', () => Promise.reject(new Error('Ctrl-C')));
		await expect(interrupted).rejects.toThrow('Ctrl-C');
		await unlessDone(stamp, 'one', install);
		expect(installed).toBe(2);
	});

	it('tells apart parts that read the same when put together', () => {
		expect(fingerprintOf(['ab', 'c'])).not.toBe(fingerprintOf(['a', 'bc']));
		expect(fingerprintOf(['ab', 'c'])).toBe(fingerprintOf(['ab', 'c']));
	});
});

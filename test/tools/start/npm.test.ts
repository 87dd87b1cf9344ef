import { InstallProgress } from '../../../tools/start/installProgress';
import { npmCommand } from '../../../tools/start/npm';

describe('the npm that is run', () => {
	it('is the one that runs the script, under the Node of this process', () => {
		expect(npmCommand('/opt/npm/bin/npm-cli.js')).toEqual([
			process.execPath,
			'/opt/npm/bin/npm-cli.js',
		]);
	});

	it('is the one on the search path when another package manager runs the script, or none', () => {
		expect(npmCommand('/opt/pnpm/bin/pnpm.cjs')).toEqual(['npm']);
		expect(npmCommand(undefined)).toEqual(['npm']);
	});
});

describe('progress of an installation', () => {
	const description =
		'npm http fetch GET 200 https://registry.example/left-pad 340ms (cache updated)';
	const tarball =
		'npm http fetch GET 200 https://registry.example/left-pad/-/left-pad-1.0.0.tgz 12ms (cache miss)';
	const cached =
		'npm http cache https://registry.example/left-pad/-/left-pad-1.0.0.tgz 2ms (cache hit)';
	const said = (progress: InstallProgress, line: string, times: number) =>
		Array.from({ length: times }, () => progress.hear(line)).filter((text) => text !== undefined);

	it('counts descriptions first and packages then, once in a hundred', () => {
		const progress = new InstallProgress(2_294);
		expect(said(progress, description, 250)).toEqual([
			'100 package descriptions read',
			'200 package descriptions read',
		]);
		expect(said(progress, tarball, 60)).toEqual([]);
		expect(said(progress, cached, 40)).toEqual(['100 of 2,294 packages fetched']);
		expect(said(progress, description, 100)).toEqual([]);
	});

	it('takes no notice of anything else that npm says', () => {
		const progress = new InstallProgress(10);
		expect(
			said(progress, 'npm warn deprecated left-pad@1.0.0: no http fetch here.tgz', 200),
		).toEqual([]);
	});
});

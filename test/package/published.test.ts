import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import manifest from '../../package.json';

const root = join(__dirname, '../..');

/** Paths of the files that would be published. */
function packed(): string[] {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [tarball] = JSON.parse(output) as { files: { path: string }[] }[];
	return tarball?.files.map(({ path }) => path) ?? [];
}

describe('the published package', () => {
	const files = packed();

	it('has the papers and the built nodes and credentials, and nothing else', () => {
		const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
		const others = files.filter((file) => !/^dist\/(nodes|credentials)\//.test(file));
		expect(others.sort()).toEqual(papers);
		expect(files.filter((file) => !/\.(js|json|svg|md)$|LICENSE$/.test(file))).toEqual([]);
	});

	it('has every file that n8n is told to load, with icons and codex', () => {
		const { nodes, credentials } = manifest.n8n;
		const beside = nodes.map((node) => node.replace(/\.js$/, '.json'));
		expect(files).toEqual(expect.arrayContaining([...nodes, ...credentials, ...beside]));
		for (const icon of ['pipedriveCrm.svg', 'pipedriveCrm.dark.svg']) {
			expect(files).toContain(`dist/nodes/PipedriveCrm/${icon}`);
		}
	});

	it('is what n8n takes for a community node, and brings nothing along', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-/);
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(Object.keys(manifest)).not.toContain('dependencies');
		for (const hook of ['preinstall', 'install', 'postinstall', 'prepare']) {
			expect(Object.keys(manifest.scripts)).not.toContain(hook);
		}
	});
});

import { createRequire } from 'node:module';

interface Built {
	PipedriveCrm: new () => {
		description: { properties: { name: string; options?: unknown[]; displayOptions?: unknown }[] };
	};
}

const { PipedriveCrm } = createRequire(import.meta.url)(
	'../../dist/nodes/PipedriveCrm/PipedriveCrm.node.js',
) as Built;
const { description } = new PipedriveCrm();
const bytes = Buffer.byteLength(JSON.stringify(description));
const operations = description.properties
	.filter(({ name }) => name === 'operation')
	.reduce((count, { options }) => count + (options?.length ?? 0), 0);

/** The editor loads the description before anything is shown, and once more as a tool for AI agents. */
const most = 400_000;

console.log(
	`Built ${operations} operations; the description that the editor loads has ${bytes} bytes, ` +
		`${Math.round(bytes / operations)} per operation. n8n makes a tool for AI agents of the same ` +
		`properties, with two more of its own.`,
);
if (bytes > most) {
	console.error(`That is more than ${most} bytes: let operations share what they ask for.`);
	process.exitCode = 1;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type NamedResource, withOperationTable } from './operationTable.ts';
import { parameterNames, triggerNames } from './parameterNames.ts';

const load = createRequire(import.meta.url);

interface Trigger {
	description: { name: string; properties: Parameters<typeof triggerNames>[1] };
}

const { resources } = load('../../dist/nodes/PipedriveCrm/resources/resources.js') as {
	resources: Parameters<typeof parameterNames>[0] & NamedResource[];
};
const triggers = ['PipedriveCrmTrigger', 'PipedriveCrmPollTrigger'].map((name) => {
	const loaded = load(`../../dist/nodes/PipedriveCrm/${name}.node.js`) as Record<
		string,
		new () => Trigger
	>;
	const Trigger = loaded[name];
	if (Trigger === undefined) throw new Error(`There is no node ${name}`);
	return new Trigger().description;
});

function write(file: string, names: string[]): void {
	const path = join(import.meta.dirname, '../../test/resources', file);
	writeFileSync(path, `${JSON.stringify(names, undefined, '\t')}\n`);
	console.log(`Wrote ${names.length} names into ${file}.`);
}

write('names.json', parameterNames(resources));
write(
	'triggerNames.json',
	triggers.flatMap(({ name, properties }) => triggerNames(name, properties)),
);

const readme = join(import.meta.dirname, '../../README.md');
writeFileSync(readme, withOperationTable(readFileSync(readme, 'utf8'), resources));
console.log('Wrote the table of operations into README.md.');

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type DeviationLists, withDeviationTable } from '../contract/deviationTable.ts';
import type { Facts } from '../contract/facts.ts';
import { type BuiltResource, builtResources } from './builtResources.ts';
import { operationsPage } from './operationsPage.ts';
import { withOperationTable } from './operationTable.ts';
import { parameterNames, triggerNames } from './parameterNames.ts';

const load = createRequire(import.meta.url);

interface Trigger {
	description: { name: string; properties: Parameters<typeof triggerNames>[1] };
}

const resources: BuiltResource[] = builtResources();
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

const pathTo = (file: string) => join(import.meta.dirname, '../..', file);
const facts = JSON.parse(readFileSync(pathTo('test/contract/facts.json'), 'utf8')) as Facts;
writeFileSync(pathTo('docs/operations.md'), operationsPage(resources, facts).join('\n'));
console.log('Wrote the calls, costs and scopes of all operations into docs/operations.md.');

const differences = pathTo('docs/api-differences.md');
const deviations = JSON.parse(
	readFileSync(pathTo('test/contract/deviations.json'), 'utf8'),
) as DeviationLists;
writeFileSync(differences, withDeviationTable(readFileSync(differences, 'utf8'), deviations));
console.log('Wrote every deviation from the description into docs/api-differences.md.');

const readme = pathTo('README.md');
writeFileSync(readme, withOperationTable(readFileSync(readme, 'utf8'), resources));
console.log('Wrote the table of operations into README.md.');

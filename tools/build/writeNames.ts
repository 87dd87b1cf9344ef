import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parameterNames } from './parameterNames.ts';

const { resources } = createRequire(import.meta.url)(
	'../../dist/nodes/PipedriveCrm/resources/resources.js',
) as { resources: Parameters<typeof parameterNames>[0] };
const file = join(import.meta.dirname, '../../test/resources/names.json');
const names = parameterNames(resources);
writeFileSync(file, `${JSON.stringify(names, undefined, '\t')}\n`);
console.log(`Wrote ${names.length} names.`);

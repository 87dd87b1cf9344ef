import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableLines } from '../../tools/build/operationTable.ts';
import { deviationTable, linesBehindHeading } from '../../tools/contract/deviationTable.ts';
import { deviations } from './contractFiles.ts';

describe('docs/api-differences.md', () => {
	it('has every deviation with its reason and source (`npm run names` writes them)', () => {
		const page = readFileSync(join(__dirname, '../../docs/api-differences.md'), 'utf8');
		const written = tableLines(linesBehindHeading(page).join('\n'));
		expect(written).toEqual(deviationTable(deviations));
	});

	it('tells of each where it is known from', () => {
		const all = Object.values(deviations).flat();
		expect(all.filter(({ reason, source }) => !reason || !source)).toEqual([]);
	});
});

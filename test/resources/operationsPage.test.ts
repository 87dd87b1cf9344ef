import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtResources } from '../../tools/build/builtResources';
import { operationsPage } from '../../tools/build/operationsPage';
import { tableLines } from '../../tools/build/operationTable';
import { facts } from '../contract/contractFiles.ts';

const page = operationsPage(builtResources(), facts);

describe('docs/operations.md', () => {
	it('says of every operation what it calls, costs and needs (`npm run names` writes it)', () => {
		const written = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
		expect(tableLines(written)).toEqual(page);
	});

	it('has a line for every call, with its tokens and its scopes', () => {
		expect(page).toContain('| Move to Stage | `PATCH /api/v2/deals/{id}` | 5 | `deals:full` |');
		const lines = page.filter((line) => line.includes('`GET ') || line.includes('`P'));
		expect(lines.length).toBeGreaterThan(250);
		expect(lines.filter((line) => !/\| \d+ \| `[a-z-]+/.test(line))).toEqual([]);
	});
});

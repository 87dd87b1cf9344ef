import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How the node does what a parameter asks for, by the heads of the table in the README. */
export const kinds = [
	'By Pipedrive',
	'By the node',
	'Custom field',
	'Other operation',
	'No place',
] as const;

export type Kind = (typeof kinds)[number];

/** One endpoint of the table in the README. */
export interface Endpoint {
	/** e.g. 'GET deals' */
	name: string;
	/** e.g. 'Deal → Get Many' */
	operation: string;
	/** e.g. 'GET /api/v2/deals' */
	call: string;
	parameters: { name: string; kind: Kind }[];
}

const readme = join(__dirname, '..', '..', 'README.md');

/** Reads the table of endpoints out of the README. */
export function readEndpoints(): Endpoint[] {
	const lines = readFileSync(readme, 'utf8').split('\n');
	const head = lines.findIndex((line) => /^\| Endpoint +\| Operation /.test(line));
	if (head === -1) throw new Error('The README has no table of endpoints');
	const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
	const heads = cellsOf(lines[head] ?? '');
	return lines.slice(head + 2, end).map((line) => {
		const cells = cellsOf(line);
		const [name = '', operation = '', call = ''] = cells;
		const parameters = kinds.flatMap((kind) =>
			(cells[heads.indexOf(kind)] ?? '')
				.split(',')
				.map((one) => one.replaceAll('\\', '').trim())
				.filter((one) => one !== '')
				.map((one) => ({ name: one, kind })),
		);
		return { name, operation, call: call.replaceAll('`', ''), parameters };
	});
}

const cellsOf = (line: string): string[] =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

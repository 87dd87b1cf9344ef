/** What is needed of the rows for the table of operations in the README. */
export interface NamedResource {
	option: { name: string };
	operations: { option: { name: string } }[];
}

const head = ['| Resource | Operations |', '| --- | --- |'];

/** The lines of the table: every resource with the names of its operations. */
export function operationTable(resources: NamedResource[]): string[] {
	const rows = resources.map(({ option, operations }) => {
		const names = operations.map((operation) => operation.option.name).join(', ');
		return `| ${option.name} | ${names} |`;
	});
	return [...head, ...rows];
}

/** The table in a README, in the same form whatever the widths of its columns; empty where there is none. */
export function operationTableIn(readme: string): string[] {
	const lines = readme.split('\n');
	const start = lines.findIndex((line) => /^\| Resource +\| Operations/.test(line));
	const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
	return start === -1 ? [] : lines.slice(start, end).map(withoutWidth);
}

/** The README with another table of operations. */
export function withOperationTable(readme: string, resources: NamedResource[]): string {
	const lines = readme.split('\n');
	const start = lines.findIndex((line) => /^\| Resource +\| Operations/.test(line));
	const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
	return [...lines.slice(0, start), ...operationTable(resources), ...lines.slice(end)].join('\n');
}

/** The lines of a page, those of tables without the widths of their columns. */
export function tableLines(text: string): string[] {
	return text.split('\n').map((line) => (line.startsWith('|') ? withoutWidth(line) : line));
}

const withoutWidth = (line: string): string => {
	const cells = line
		.split('|')
		.slice(1, -1)
		.map((cell) =>
			cell.trim().replace(/^-+(:?)$/, (_whole, colon: string) => (colon ? '--:' : '---')),
		);
	return `| ${cells.join(' | ')} |`;
};

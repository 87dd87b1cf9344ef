import type { Facts } from './facts.ts';

/** The facts as JSON text with one line per operation, so that a change shows as changed lines. */
export function factsText(facts: Facts): string {
	const lines = Object.entries(facts).map(
		([name, operation]) => `${JSON.stringify(name)}: ${JSON.stringify(operation)}`,
	);
	return `{\n${lines.join(',\n')}\n}\n`;
}

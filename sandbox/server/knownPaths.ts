import operations from './operations.json' with { type: 'json' };

import type { ApiVersion } from './envelopes.ts';

interface KnownPath {
	pattern: RegExp;
	template: string;
	methods: string[];
}

function compile(paths: Record<string, string>): KnownPath[] {
	return Object.entries(paths).map(([template, methods]) => ({
		pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
		template,
		methods: methods.split(' '),
	}));
}

const known: Record<ApiVersion, KnownPath[]> = {
	v1: compile(operations.v1),
	v2: compile(operations.v2),
};

/** Whether Pipedrive has a path: with this method, only with other methods, or not at all. */
export type PathKnowledge =
	| { kind: 'operation'; template: string }
	| { kind: 'otherMethods'; methods: string[] }
	| { kind: 'unknown' };

/** Looks a path below the version (`/deals/7/files`) up in the list of Pipedrive's operations. */
export function knowledgeOf(version: ApiVersion, method: string, path: string): PathKnowledge {
	const fitting = known[version].filter((candidate) => candidate.pattern.test(path));
	const operation = fitting.find((candidate) => candidate.methods.includes(method));
	if (operation) return { kind: 'operation', template: operation.template };
	if (fitting.length > 0) {
		return { kind: 'otherMethods', methods: fitting.flatMap(({ methods }) => methods) };
	}
	return { kind: 'unknown' };
}

/** Paths of a version without parameters, with their methods: `/deals/products`. */
export function literalPaths(version: ApiVersion): { path: string; methods: string[] }[] {
	return known[version]
		.filter(({ template }) => !template.includes('{'))
		.map(({ template, methods }) => ({ path: template, methods }));
}

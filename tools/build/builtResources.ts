import { createRequire } from 'node:module';

/** A value of a choice, and the url that it leads to where it leads to another one. */
interface BuiltChoice {
	value?: unknown;
	routing?: { request?: { url?: string } };
}

/** A field of a row, as far as it is looked into; a collection has fields where others have choices. */
export interface BuiltField {
	name: string;
	type: string;
	options?: unknown[];
}

/** A row of the built node. */
export interface BuiltOperation {
	option: {
		name: string;
		value: string;
		description: string;
		routing: { request: { method: string; url: string } };
	};
	fields: BuiltField[];
	answer: { kind: string };
	/** The rows of which one is played. */
	upsert?: { create: BuiltOperation; update: BuiltOperation };
}

/** A resource of the built node, with its rows. */
export interface BuiltResource {
	option: { name: string; value: string };
	operations: BuiltOperation[];
}

/** The rows that the built node shows and plays. */
export function builtResources(): BuiltResource[] {
	const load = createRequire(import.meta.url);
	const { resources } = load('../../dist/nodes/PipedriveCrm/resources/resources.js') as {
		resources: BuiltResource[];
	};
	return resources;
}

/** Every choice of the lists among fields, those within collections too. */
export function choicesOf(fields: BuiltField[]): BuiltChoice[] {
	return fields.flatMap(({ type, options = [] }) => {
		if (type === 'collection') return choicesOf(options as BuiltField[]);
		return type === 'options' ? (options as BuiltChoice[]) : [];
	});
}

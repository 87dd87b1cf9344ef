import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Schema } from './shapeOfSchema.ts';

/** Pipedrive's OpenAPI descriptions, as far as the contract reads them. */
export interface Description {
	/** Path of the API on the account's host. */
	base: '/api/v1' | '/api/v2';
	paths: Record<string, Record<string, Operation>>;
}

export interface Operation {
	parameters?: Parameter[];
	requestBody?: { content: Record<string, { schema?: Schema }> };
	responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
	security?: Record<string, string[]>[];
	'x-token-cost'?: number;
}

export interface Parameter {
	in: 'path' | 'query' | 'header';
	name: string;
	required?: boolean;
	description?: string;
	schema?: Schema;
}

const FILES = { '/api/v1': 'pipedrive-v1.yaml', '/api/v2': 'pipedrive-v2.yaml' } as const;

/**
 * Reads the official descriptions of both API versions.
 *
 * @param folder folder that holds `pipedrive-v1.yaml` and `pipedrive-v2.yaml`
 * @throws Error in one sentence, when the folder is not given or lacks a file
 */
export async function readDescriptions(folder: string | undefined): Promise<Description[]> {
	if (folder === undefined) {
		throw new Error(
			'Name the folder with pipedrive-v1.yaml and pipedrive-v2.yaml (the OpenAPI files that Pipedrive publishes in its API reference).',
		);
	}
	return [await readDescription(folder, '/api/v1'), await readDescription(folder, '/api/v2')];
}

async function readDescription(folder: string, base: Description['base']): Promise<Description> {
	const file = path.join(folder, FILES[base]);
	const text = await readFile(file, 'utf8').catch((cause: unknown) => {
		throw new Error(`The OpenAPI file ${file} cannot be read.`, { cause });
	});
	// Parsed documents are untyped; the contract's own run shows whether the file has this shape.
	const document: { paths: Description['paths'] } = parse(text);
	return { base, paths: document.paths };
}

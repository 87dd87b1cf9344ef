import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { ApiError } from './apiError.ts';

const largestFile = 100 * 1024 * 1024;

/** A file as it arrived in a multipart body. */
export interface UploadedFile {
	filename: string;
	mimetype: string;
	content: Buffer;
}

/** Reads forms and uploads, besides JSON, on the routes of a scope. */
export async function readFormBodies(scope: FastifyInstance): Promise<void> {
	await scope.register(formbody);
	await scope.register(multipart, { limits: { fileSize: largestFile, files: 1 } });
}

/**
 * The parts of a multipart body by their names: text, or a file.
 * @throws ApiError 415 for any other body
 */
export async function readParts(request: FastifyRequest): Promise<Record<string, unknown>> {
	if (!request.isMultipart()) throw new ApiError(415, 'Unsupported Media Type');
	const parts: Record<string, unknown> = {};
	for await (const part of request.parts()) {
		parts[part.fieldname] =
			part.type === 'file'
				? { filename: part.filename, mimetype: part.mimetype, content: await part.toBuffer() }
				: part.value;
	}
	return parts;
}

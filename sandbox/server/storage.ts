import type { FastifyInstance } from 'fastify';

import type { SandboxContext } from './context.ts';

/**
 * The storage to which a download is redirected: it belongs to another company, knows no Pipedrive
 * credentials, and refuses a request that brings one along, as storages with signed addresses do.
 */
export function registerStorage(app: FastifyInstance, context: SandboxContext): void {
	app.get<{ Params: { key: string } }>('/storage/:key', (request, reply) => {
		const { headers, params } = request;
		if (headers['x-api-token'] !== undefined || headers.authorization !== undefined) {
			return reply.code(400).type('application/xml').send(refusal('InvalidArgument'));
		}
		const { files, images } = context.account;
		// Pictures come in two sizes, which are one here.
		const key = params.key.replace(/_(?:128|512)$/, '');
		const file = [...files.all(), ...images.all()].find(({ storageKey }) => storageKey === key);
		if (!file || file.is_deleted) {
			return reply.code(404).type('application/xml').send(refusal('NoSuchKey'));
		}
		return reply
			.type(file.mimetype)
			.header('content-disposition', `attachment; filename="${encodeURIComponent(file.name)}"`)
			.send(file.content);
	});
}

function refusal(code: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;
}

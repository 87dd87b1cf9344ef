import type { FastifyInstance } from 'fastify';

/** Stands for a body that is not JSON, so that credentials are looked at before it is refused. */
export const malformedJson = Symbol('malformed JSON');

const unsupported = Object.assign(new Error('Unsupported Media Type'), { statusCode: 415 });

/**
 * Reads JSON bodies. An empty body counts as none, whatever content type it is sent with: some
 * clients name one by habit (the official SDK a form's).
 */
export function readJsonBodies(app: FastifyInstance): void {
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		if (body.length === 0) done(null, undefined);
		else done(unsupported);
	});
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		const source = body.toString();
		if (source.trim() === '') {
			done(null, undefined);
			return;
		}
		try {
			done(null, JSON.parse(source));
		} catch {
			done(null, malformedJson);
		}
	});
}

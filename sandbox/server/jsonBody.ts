import type { FastifyInstance } from 'fastify';

/** Stands for a body that is not JSON, so that credentials are looked at before it is refused. */
export const malformedJson = Symbol('malformed JSON');

/** Reads JSON bodies; an empty one counts as none, as clients send the content type by habit. */
export function readJsonBodies(app: FastifyInstance): void {
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

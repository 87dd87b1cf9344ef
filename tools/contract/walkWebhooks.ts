import { createServer } from 'node:http';

import type { SandboxWalk } from './sandboxWalk.ts';

/** Webhooks, told to a server of our own for as long as it takes. */
export async function walkWebhooks(walk: SandboxWalk, user: unknown): Promise<void> {
	const server = createServer((_request, response) => response.end());
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	try {
		await visit(walk, user, `http://127.0.0.1:${String(port)}/`);
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}

async function visit(walk: SandboxWalk, user: unknown, subscription_url: string): Promise<void> {
	const path = '/api/v1/webhooks';
	const least = { subscription_url, event_action: '*', event_object: '*', name: 'Contract' };
	const made = await walk.create(path, least);
	await walk.create(path, {
		...least,
		event_action: 'change',
		event_object: 'deal',
		version: '2.0',
		user_id: user,
		http_auth_user: 'contract',
		http_auth_password: 'secret',
	});
	await walk.create(path, { ...least, http_auth_user: null, http_auth_password: null });
	await walk.sendBad('POST', path, {}, { ...least, subscription_url: 'http://127.0.0.1:9/' });
	await walk.list(path);
	await walk.send('DELETE', `${path}/${String(made)}`);
	await walk.sendBad('DELETE', `${path}/${String(made)}`);
}

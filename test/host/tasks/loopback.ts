import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Stage } from '../stage.ts';

/** Lets a server listen on a free port of 127.0.0.1 until the stage ends. @returns its URL */
export async function listenOnLoopback(server: Server, stage: Stage): Promise<string> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	stage.onEnd(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('There is no port');
	return `http://127.0.0.1:${String(address.port)}`;
}

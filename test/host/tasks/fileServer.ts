import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Stage } from '../stage.ts';

/** A file that a web server on loopback gives to whoever asks. */
export interface ServedFile {
	url: string;
	/** How often it was asked for. */
	requests(): number;
}

/** Serves a file until the stage ends. @param type e.g. `application/pdf` */
export async function serveFile(
	name: string,
	type: string,
	content: string,
	stage: Stage,
): Promise<ServedFile> {
	let requests = 0;
	const server = createServer((_request, response) => {
		requests += 1;
		const headers = {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
		};
		response.writeHead(200, headers).end(content);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('There is no port');
	stage.onEnd(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	});
	return {
		url: `http://127.0.0.1:${String(address.port)}/${name}`,
		requests: () => requests,
	};
}

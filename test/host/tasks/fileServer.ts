import { createServer } from 'node:http';
import type { Stage } from '../stage.ts';
import { listenOnLoopback } from './loopback.ts';

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
	return { url: `${await listenOnLoopback(server, stage)}/${name}`, requests: () => requests };
}

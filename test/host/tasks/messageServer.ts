import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Stage } from '../stage.ts';
import { listenOnLoopback } from './loopback.ts';

/** A chat that messages are posted to. */
export interface MessageServer {
	url: string;
	/** The bodies that were posted, in their order. */
	messages: unknown[];
}

/** Takes JSON messages until the stage ends. */
export async function takeMessages(stage: Stage): Promise<MessageServer> {
	const messages: unknown[] = [];
	const server = createServer((request, response) => {
		const take = (message: unknown) => {
			messages.push(message);
			response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
		};
		json(request).then(take, () => response.writeHead(400).end('No JSON'));
	});
	return { url: `${await listenOnLoopback(server, stage)}/messages`, messages };
}

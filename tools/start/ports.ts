import { once } from 'node:events';
import { createServer } from 'node:net';

/** Everything that is started listens here alone. */
export const loopback = '127.0.0.1';

/**
 * Makes sure that a port is free.
 * @param wanted port number; 0 picks any free one
 * @returns the port
 * @throws naming the option that chooses another one
 */
export async function freePort(wanted: number, option: string): Promise<number> {
	const server = createServer();
	try {
		server.listen(wanted, loopback);
		await once(server, 'listening');
		const address = server.address();
		return typeof address === 'object' && address !== null ? address.port : wanted;
	} catch (error) {
		throw new Error(
			`Port ${String(wanted)} is taken. Choose another: npm start -- ${option} ${String(wanted + 1)}`,
			{ cause: error },
		);
	} finally {
		server.close();
	}
}

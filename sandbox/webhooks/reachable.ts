import axios from 'axios';

const loopback = ['localhost', '127.0.0.1', '[::1]'];
/** How long the check waits for an answer, in milliseconds. */
const patience = 5_000;

/**
 * Whether a webhook can be told at a URL. The sandbox stays on this machine, where the real service
 * does the opposite: only a loopback address is asked. Any answer but a redirect will do.
 * @param ownHost where the sandbox listens itself, e.g. `127.0.0.1:4010`
 */
export async function isReachable(url: string, ownHost: string): Promise<boolean> {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname, host } = new URL(url);
	if (!['http:', 'https:'].includes(protocol) || !loopback.includes(hostname)) return false;
	if (host === ownHost) return false;
	try {
		const { status } = await axios.head(url, {
			timeout: patience,
			maxRedirects: 0,
			proxy: false,
			validateStatus: () => true,
		});
		return status < 300 || status >= 400;
	} catch (error) {
		if (axios.isAxiosError(error)) return false;
		throw error;
	}
}

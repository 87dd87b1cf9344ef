import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds an installed Chromium.
 * @param chosen path of its executable; undefined looks into the usual places
 * @throws saying how to install one or where to name it
 */
export function findChromium(chosen: string | undefined): string {
	const found = (chosen === undefined ? usualPlaces : [chosen]).find((path) => existsSync(path));
	if (found !== undefined) return found;
	throw new Error(
		chosen === undefined
			? 'There is no Chromium in the usual places. Install one (Debian: apt-get install chromium), or name its path with --chromium.'
			: `There is no Chromium at ${chosen}.`,
	);
}

/**
 * Starts a Chromium without a window that can reach this machine and nothing else: the editor would ask
 * public servers about packages and templates.
 * @param executablePath as found
 */
export async function openChromium(executablePath: string): Promise<Browser> {
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
		],
	});
}

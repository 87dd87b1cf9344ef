import { findChromium, openChromium } from '../../tools/editor/chromium.ts';
import { EditorPage } from '../../tools/editor/editorPage.ts';
import { owner } from '../../tools/start/session.ts';
import { installDebian } from './debian.ts';
import type { Stage } from './stage.ts';

/** Makes sure that there is a Chromium. */
export async function installChromium(stage: Stage): Promise<void> {
	await stage.step('Chromium', () => installDebian({ chromium: '/usr/bin/chromium' }, stage));
}

/**
 * Opens n8n's editor in a Chromium that ends with the stage, and signs in as n8n's owner.
 * @param url of n8n
 */
export async function openEditor(url: string, stage: Stage): Promise<EditorPage> {
	const browser = await openChromium(findChromium(process.env.CHROMIUM));
	stage.onEnd(() => browser.close());
	const editor = await EditorPage.open(browser, url);
	await stage.step('sign in', () => editor.signIn(owner));
	return editor;
}

import type { Locator, Page } from 'playwright-core';

/** A hand on its way from the keyboard to the mouse. Within that time the editor takes over what was typed. */
const toMouseMs = 500;

/** Lists move while the rest of a panel is drawn; what did not move for so long stands still. */
const atRestMs = 400;

/** What a person has done in a tab. */
export interface Effort {
	/** Clicks and drags; a double click counts as one. */
	clicks: number;
	/** Characters and keys. */
	keys: number;
}

/** Works a page with mouse and keyboard alone, and counts what it takes. */
export class Hands {
	private readonly page: Page;

	private clicks = 0;

	private keys = 0;

	constructor(page: Page) {
		this.page = page;
	}

	/** What has been done since the tab was opened. */
	get effort(): Effort {
		return { clicks: this.clicks, keys: this.keys };
	}

	async click(target: Locator): Promise<void> {
		this.clicks += 1;
		await target.click();
	}

	async doubleClick(target: Locator): Promise<void> {
		this.clicks += 1;
		await target.dblclick();
	}

	/** Moves the mouse over something, for what shows up there. */
	async pointAt(target: Locator): Promise<void> {
		await target.hover();
	}

	/** Types into what has the focus. */
	async type(text: string): Promise<void> {
		this.keys += text.length;
		await this.page.keyboard.type(text);
	}

	/** Presses a key, e.g. `Enter` or `Control+A`. */
	async press(key: string): Promise<void> {
		this.keys += 1;
		await this.page.keyboard.press(key);
	}

	/** Clicks into an input and types over what it has. */
	async typeInto(input: Locator, text: string): Promise<void> {
		await this.click(input);
		await this.press('Control+A');
		await this.type(text);
		await this.page.waitForTimeout(toMouseMs);
	}

	/**
	 * Drags something to a place.
	 * @param place from the top left corner of the target, in CSS pixels; left out, its middle
	 */
	async drag(source: Locator, target: Locator, place?: { x: number; y: number }): Promise<void> {
		this.clicks += 1;
		await this.atRest(source);
		await source.hover();
		await this.page.mouse.down();
		const { x, y, width, height } = await boxOf(target);
		const end = { x: x + (place?.x ?? width / 2), y: y + (place?.y ?? height / 2) };
		await this.page.mouse.move(end.x, end.y, { steps: 12 });
		await this.page.mouse.up();
	}

	private async atRest(target: Locator): Promise<void> {
		await target.scrollIntoViewIfNeeded();
		let before = '';
		let place = JSON.stringify(await boxOf(target));
		while (place !== before) {
			before = place;
			await this.page.waitForTimeout(atRestMs);
			place = JSON.stringify(await boxOf(target));
		}
	}
}

async function boxOf(target: Locator) {
	await target.waitFor();
	const box = await target.boundingBox();
	if (box === null) throw new Error('What something is dragged to is not on the page');
	return box;
}

import type { Locator, Page } from 'playwright-core';

/** The panel of an opened node, worked as a user does: by clicks and typing. */
export class NodePanel {
	private readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Chooses how a record is named: 'From list', 'By Name', 'By ID', 'By URL'. */
	async chooseMode(parameter: string, mode: string): Promise<void> {
		const locator = this.page.getByTestId(`resource-locator-${parameter}`);
		await locator.getByTestId('rlc-mode-selector').click();
		await this.page.locator('.el-select-dropdown__item:visible', { hasText: mode }).first().click();
	}

	/** Looks a record up in the list of a locator, and picks it. */
	async pickFromList(parameter: string, search: string, entry: string): Promise<void> {
		const locator = this.page.getByTestId(`resource-locator-${parameter}`);
		await locator.scrollIntoViewIfNeeded();
		await locator.getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').locator('visible=true').fill(search);
		const entries = this.page.getByTestId('rlc-item').locator('visible=true');
		await entries.filter({ hasText: entry }).first().click();
		await entries.first().waitFor({ state: 'hidden' });
	}

	/** Adds a custom field to those that are sent. */
	async addCustomField(name: string): Promise<void> {
		const add = this.page.getByTestId('add-fields-select');
		// The menu closes by itself when the list of fields arrives while it is open.
		await this.page.waitForLoadState('networkidle');
		await add.scrollIntoViewIfNeeded();
		await add.click();
		await this.page.locator('[role=menuitem]').filter({ hasText: name }).first().click();
		await this.customField(name).waitFor();
	}

	/** Types into the input of a custom field. */
	async typeCustomField(name: string, text: string): Promise<void> {
		await this.customField(name).locator('input').first().fill(text);
	}

	/** Opens the dropdown of a custom field, and picks an option where one is given. */
	async openCustomField(name: string, option?: string): Promise<void> {
		await this.customField(name).locator('input').first().click();
		const entries = this.page.locator('.el-select-dropdown__item:visible');
		await entries.first().waitFor();
		if (option !== undefined) await entries.filter({ hasText: option }).first().click();
	}

	private customField(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}
}

import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';

/** The panel of an opened node, worked as a user does: by clicks and typing. */
export class NodePanel {
	private readonly page: Page;

	private readonly hands: Hands;

	constructor(page: Page, hands: Hands) {
		this.page = page;
		this.hands = hands;
	}

	/** Types into a text, number, date or time, over what is there. @param parameter its name */
	async type(parameter: string, text: string): Promise<void> {
		const input = this.parameter(parameter).locator('input, textarea').first();
		await this.hands.typeInto(input, text);
		await this.hands.press('Tab');
	}

	/** Chooses from a list of options, filtered by what is typed. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.hands.click(this.parameter(parameter).locator('input').first());
		await this.hands.type(option);
		await this.hands.click(this.option(option));
	}

	/** Opens a list of options. @returns the entry with that name, once it can be clicked */
	async unfold(parameter: string, option: string): Promise<Locator> {
		await this.hands.click(this.parameter(parameter).locator('input').first());
		const name = this.page.getByText(option, { exact: true });
		const entry = this.page
			.locator('.el-select-dropdown__item:visible')
			.filter({ has: name })
			.first();
		await entry.waitFor();
		return entry;
	}

	/** Chooses several of a list of options, and takes back what is chosen beside them. */
	async chooseSeveral(parameter: string, options: string[]): Promise<void> {
		const select = this.parameter(parameter);
		// Its options are read from the account.
		await select.locator('input.el-input__inner:enabled').waitFor();
		await this.hands.click(select.locator('.el-input__suffix'));
		const all = this.page.locator('.el-select-dropdown__item:visible');
		for (const option of options) await all.filter({ hasText: option }).first().waitFor();
		for (const option of await all.all()) {
			const text = (await option.innerText()).split('\n')[0]?.trim() ?? '';
			const chosen = (await option.getAttribute('class'))?.includes('selected') ?? false;
			if (chosen !== options.includes(text)) await this.hands.click(option);
		}
		await this.hands.press('Tab');
		await all.first().waitFor({ state: 'hidden' });
	}

	/** Switches a yes-or-no parameter. */
	async toggle(parameter: string): Promise<void> {
		await this.hands.click(this.parameter(parameter).locator('.el-switch, [role=switch]').first());
	}

	/** Adds an entry to a collection. @param collection its heading, e.g. 'Additional Fields' */
	async addTo(collection: string, entry: string): Promise<void> {
		const heading = new RegExp(`^\\s*${collection}`);
		const item = this.page.getByTestId('parameter-item').filter({ hasText: heading });
		await this.hands.click(item.getByTestId('collection-parameter-add').last());
		const entries = this.page.getByTestId('collection-parameter-option').locator('visible=true');
		await this.hands.click(entries.filter({ hasText: new RegExp(`^\\s*${entry}\\s*$`) }).first());
	}

	/** Chooses how a record is named: 'From list', 'By Name', 'By ID', 'By URL'. */
	async chooseMode(parameter: string, mode: string): Promise<void> {
		await this.hands.click(this.locator(parameter).getByTestId('rlc-mode-selector'));
		await this.hands.click(
			this.page.locator('.el-select-dropdown__item:visible', { hasText: mode }).first(),
		);
	}

	/** Looks a record up in the list of a locator, and picks it. */
	async pickFromList(parameter: string, search: string, entry: string): Promise<void> {
		await this.hands.click(this.locator(parameter).getByTestId('rlc-input'));
		await this.page.getByTestId('rlc-search').locator('visible=true').waitFor();
		await this.hands.typeInto(this.page.getByTestId('rlc-search').locator('visible=true'), search);
		const entries = this.page.getByTestId('rlc-item').locator('visible=true');
		await this.hands.click(entries.filter({ hasText: entry }).first());
		await entries.first().waitFor({ state: 'hidden' });
	}

	/** Adds a custom field to those that are sent. */
	async addCustomField(name: string): Promise<void> {
		const add = this.page.getByTestId('add-fields-select');
		// The menu closes by itself when the list of fields arrives while it is open.
		await this.page.waitForLoadState('networkidle');
		await this.hands.click(add);
		await this.hands.click(this.page.locator('[role=menuitem]').filter({ hasText: name }).first());
		await this.customField(name).waitFor();
	}

	/** Types into the input of a custom field. */
	async typeCustomField(name: string, text: string): Promise<void> {
		await this.hands.typeInto(this.customField(name).locator('input').first(), text);
		await this.hands.press('Tab');
	}

	/** Opens the dropdown of a custom field, and picks an option where one is given. */
	async openCustomField(name: string, option?: string): Promise<void> {
		await this.hands.click(this.customField(name).locator('input').first());
		await this.page.locator('.el-select-dropdown__item:visible').first().waitFor();
		if (option !== undefined) await this.hands.click(this.option(option));
	}

	/** Drags a field of the input into a parameter, which becomes an expression. */
	async dragField(field: string, parameter: string): Promise<void> {
		const pill = this.page
			.getByTestId('ndv-input-panel')
			.getByTestId('run-data-schema-item')
			.locator('[data-name]')
			.filter({ hasText: new RegExp(`^\\s*${field}\\s*$`) })
			.first();
		await this.showInputAsSchema();
		const target = this.parameter(parameter);
		await this.hands.drag(pill, target);
		await target.getByTestId('inline-expression-editor-input').getByText(field).waitFor();
		const issues = target.locator('xpath=ancestor::*[@data-test-id="parameter-item"][1]');
		await issues.getByTestId('parameter-issues').waitFor({ state: 'detached' });
	}

	/** In a tool of an AI agent: leaves a parameter to the model. */
	async leaveToModel(parameter: string): Promise<void> {
		const item = this.page
			.getByTestId('parameter-item')
			.filter({ has: this.page.getByTestId(`${parameter}-parameter-input-options-container`) })
			// Those around it are the collections that it is in.
			.last();
		await this.hands.click(item.getByTestId('from-ai-override-button'));
		await item.getByTestId('fromAI-override-field').waitFor();
	}

	/** n8n chooses how it shows the input: fields to drag are in the schema. */
	private async showInputAsSchema(): Promise<void> {
		const input = this.page.getByTestId('ndv-input-panel');
		await this.hands.click(input.getByTestId('radio-button-schema'));
	}

	/** Goes back to the canvas. */
	async close(): Promise<void> {
		await this.hands.click(this.page.getByTestId('ndv-close-button'));
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Where a parameter is filled in; drop a field of the input there. */
	parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`).locator('visible=true').first();
	}

	private locator(parameter: string): Locator {
		return this.page.getByTestId(`resource-locator-${parameter}`);
	}

	private option(name: string): Locator {
		return this.page.locator('.el-select-dropdown__item:visible').filter({ hasText: name }).first();
	}

	private customField(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}
}

import type { Page } from 'playwright-core';
import type { Hands } from './hands.ts';

/** The settings of the workflow that is open. n8n has them once the workflow has a node. */
export class WorkflowSettings {
	private readonly page: Page;

	private readonly hands: Hands;

	constructor(page: Page, hands: Hands) {
		this.page = page;
		this.hands = hands;
	}

	/** @param timezone IANA name, as the list has it */
	async setTimezone(timezone: string): Promise<void> {
		const { page, hands } = this;
		await hands.click(page.getByTestId('workflow-menu').locator('visible=true').first());
		await hands.click(page.getByTestId('workflow-menu-item-settings'));
		const dialog = page.getByTestId('workflow-settings-dialog');
		await hands.click(dialog.getByTestId('workflow-settings-timezone').locator('input'));
		await hands.type(timezone);
		const entries = page.locator('.el-select-dropdown__item:visible');
		await hands.click(entries.filter({ hasText: timezone }).first());
		await hands.click(page.getByTestId('workflow-settings-save-button').locator('button'));
		await dialog.waitFor({ state: 'hidden' });
	}
}

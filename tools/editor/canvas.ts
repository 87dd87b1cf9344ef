import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';

/** How n8n heads the list of what an AI agent takes. */
const listOf = { ai_languageModel: 'Language Models', ai_tool: 'Tools' };

/** The canvas of n8n's editor, and the list from which nodes come to it. */
export class Canvas {
	private readonly page: Page;

	private readonly hands: Hands;

	constructor(page: Page, hands: Hands) {
		this.page = page;
		this.hands = hands;
	}

	/** Searches the list of nodes, opened where it is not, until it shows an entry. */
	async search(text: string, entry: string): Promise<void> {
		const bar = this.page.getByTestId('node-creator-search-bar');
		if (await bar.isVisible()) {
			await this.hands.typeInto(bar, text);
		} else {
			await this.hands.click(this.page.getByTestId('node-creator-plus-button'));
			await this.typeSearch(text);
		}
		await this.entry(entry).waitFor();
	}

	/** Picks an entry of the list: a node, or one of its actions. */
	async pick(entry: string): Promise<void> {
		await this.hands.click(this.entry(entry));
	}

	/** Unfolds the actions of the node whose details are open. @param entry one of them */
	async unfoldActions(entry: string): Promise<void> {
		const heading = this.page
			.getByTestId('node-creator-category-item')
			.filter({ hasText: /^\s*Actions/ });
		const list = this.page.locator('[data-category-collapsed]').filter({ has: heading }).first();
		// The entries come bit by bit, so that an unfolded list does not have them at once.
		if ((await list.getAttribute('data-category-collapsed')) === 'true') {
			await this.hands.click(heading.first());
		}
		await this.entry(entry).waitFor();
	}

	/** Drags an entry of the list onto the canvas. */
	async dragIn(entry: string, place: { x: number; y: number }): Promise<void> {
		await this.hands.drag(this.entry(entry), this.page.getByTestId('canvas-wrapper'), place);
	}

	/**
	 * Puts a node behind another, from the plus at its end; its panel opens.
	 * @param entry its name in the list of nodes
	 * @param action one of its actions, where it has several
	 */
	async addAfter(node: string, entry: string, action?: string): Promise<void> {
		await this.hands.click(this.node(node).getByTestId('canvas-handle-plus').first());
		await this.addFound(entry, action);
	}

	/**
	 * Puts a node below an AI agent, from the plus of what the agent takes it as; its panel opens.
	 * @param entry its name in the list of nodes
	 */
	async addBelow(agent: string, takenAs: keyof typeof listOf, entry: string): Promise<void> {
		const handle = this.node(agent).locator(`[data-connection-type="${takenAs}"]`);
		await this.hands.click(handle.getByTestId('canvas-handle-plus'));
		// The list of all nodes comes first, and gives way to this one.
		await this.typeSearch(entry, listOf[takenAs]);
		await this.pick(entry);
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Begins an empty workflow with a node. @param entry its name in the list of nodes */
	async begin(entry: string, action?: string): Promise<void> {
		await this.hands.click(this.page.getByTestId('node-creator-plus-button'));
		await this.addFound(entry, action);
	}

	/**
	 * Begins an empty workflow with a trigger; its panel opens.
	 * @param entry name of the node in the list
	 * @param trigger what starts the workflow, as the node's details say it
	 */
	async beginWithTrigger(entry: string, trigger: string): Promise<void> {
		await this.begin(entry);
		await this.pick(trigger);
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Publishes the workflow, with the name that n8n gives its version, and reads what n8n says of it. */
	async publish(): Promise<void> {
		await this.hands.click(this.page.getByTestId('workflow-open-publish-modal-button'));
		await this.hands.click(this.page.getByTestId('workflow-publish-button'));
		await this.hands.click(this.page.getByRole('button', { name: 'Got it' }));
	}

	private async addFound(entry: string, action: string | undefined): Promise<void> {
		await this.typeSearch(entry);
		await this.pick(entry);
		if (action === undefined) return;
		await this.unfoldActions(action);
		await this.pick(action);
		await this.page.getByTestId('ndv').waitFor();
	}

	/**
	 * Types into the search, once it has taken the focus: keys are shortcuts to the canvas.
	 * @param heading of the list; left out, any
	 */
	private async typeSearch(text: string, heading = ''): Promise<void> {
		const header = this.page.getByTestId('nodes-list-header').filter({ hasText: heading });
		const list = this.page.locator('aside').filter({ has: header });
		await list.locator('[data-test-id="node-creator-search-bar"]:focus').waitFor();
		await this.hands.type(text);
	}

	/** A node, by the name that stands under it. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	private entry(name: string): Locator {
		return this.page
			.getByTestId('node-creator-item-name')
			.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) })
			.first();
	}
}

import { type Browser, type Locator, type Page, selectors } from 'playwright-core';
import { Canvas } from './canvas.ts';
import { Hands } from './hands.ts';
import { NodePanel } from './nodePanel.ts';
import { WorkflowSettings } from './workflowSettings.ts';

const patienceMs = 90_000;

/** How pictures are taken: nothing moves, and n8n's messages, which go by themselves, are not on them. */
const still = { animations: 'disabled', style: '.el-notification { display: none; }' } as const;

/** A tab with n8n's editor, driven by the test ids that n8n gives its elements. */
export class EditorPage {
	readonly page: Page;

	readonly hands: Hands;

	readonly canvas: Canvas;

	/** Of the node that is open. */
	readonly panel: NodePanel;

	readonly settings: WorkflowSettings;

	private readonly url: string;

	private constructor(page: Page, url: string) {
		this.page = page;
		this.url = url;
		this.hands = new Hands(page);
		this.canvas = new Canvas(page, this.hands);
		this.panel = new NodePanel(page, this.hands);
		this.settings = new WorkflowSettings(page, this.hands);
	}

	/**
	 * Opens a tab of 1400 × 900 CSS pixels, drawn twice as fine.
	 * @param url of n8n
	 */
	static async open(browser: Browser, url: string): Promise<EditorPage> {
		selectors.setTestIdAttribute('data-test-id');
		const context = await browser.newContext({
			viewport: { width: 1400, height: 900 },
			deviceScaleFactor: 2,
		});
		const page = await context.newPage();
		page.setDefaultTimeout(patienceMs);
		return new EditorPage(page, url);
	}

	/** Signs in on n8n's own page. */
	async signIn({ email, password }: { email: string; password: string }): Promise<void> {
		const { page } = this;
		await page.goto(`${this.url}/signin`);
		await page.getByTestId('emailOrLdapLoginId').locator('input').fill(email);
		await page.getByTestId('password').locator('input').fill(password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	}

	/** Opens an empty workflow. */
	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('node-creator-plus-button').waitFor();
	}

	/** @param id of a stored workflow */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-wrapper').waitFor();
	}

	/**
	 * Opens the panel of a node of the workflow.
	 * @param name as it stands on the canvas
	 */
	async openNode(name: string): Promise<void> {
		await this.hands.doubleClick(this.canvas.node(name));
		await this.frame().waitFor();
	}

	/**
	 * Executes the opened node (and those before it) and waits for its output.
	 * @param whileItWaits makes happen what a trigger waits for
	 * @throws with what the editor shows when the node fails, or when the panel cannot be edited: n8n
	 * lets one tab edit a workflow, and frees it about a minute after the tab is closed
	 */
	async executeNode(whileItWaits: () => Promise<void> = () => Promise.resolve()): Promise<void> {
		const { page } = this;
		await this.hands.click(page.getByTestId('node-execute-button'));
		await whileItWaits();
		const output = page.getByTestId('output-panel');
		// n8n chooses the view, and keeps to the one that was chosen last.
		const items = output.locator(
			'table, [data-test-id^="ndv-binary-data"], [data-test-id="run-data-schema-item"], .vjs-tree',
		);
		const failure = this.messages().filter({ hasText: /^\s*(Problem|Workflow execution cannot)/ });
		await items.or(failure).first().waitFor();
		if (await failure.first().isVisible()) {
			throw new Error(await failure.first().innerText());
		}
	}

	/** Waits until the output shows a value, which the output of an earlier run does not have. */
	async waitForOutput(value: string): Promise<void> {
		const output = this.page.getByTestId('output-panel');
		await output.getByText(value, { exact: true }).first().waitFor();
	}

	/** @param view as n8n calls it; `binary` is there where the output has files */
	async showOutputAs(view: 'table' | 'json' | 'schema' | 'binary'): Promise<void> {
		await this.page.getByTestId('output-panel').getByTestId(`radio-button-${view}`).click();
	}

	/** The files of the output, each with its name, type and size; show the output as `binary`. */
	outputFiles(): Locator {
		return this.page.getByTestId('output-panel').locator('[data-test-id^="ndv-binary-data"]');
	}

	/**
	 * Saves a picture of the opened panel, without the messages that n8n puts over it.
	 * @param path of the PNG file
	 */
	async savePanel(path: string): Promise<void> {
		await this.frame().screenshot({ path, ...still });
	}

	/** Saves a picture of all that the tab shows, messages left out. @param path of the PNG file */
	async savePage(path: string): Promise<void> {
		await this.page.screenshot({ path, ...still });
	}

	/** Id of the workflow that is open, once n8n has saved it. */
	async workflowId(): Promise<string> {
		await this.page.waitForURL(/\/workflow\/(?!new)/);
		return new URL(this.page.url()).pathname.split('/')[2] ?? '';
	}

	/** Leaves the workflow, so that the next tab may edit it. */
	async leave(): Promise<void> {
		await this.page.goto(`${this.url}/home/workflows`);
		await this.page.context().close();
	}

	private messages(): Locator {
		return this.page.locator('.el-notification');
	}

	private frame(): Locator {
		return this.page.getByTestId('ndv');
	}
}

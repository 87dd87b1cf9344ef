import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type {
	ICredentialsHelper,
	IDataObject,
	INode,
	INodeParameters,
	INodeTypes,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	WebhookSetupMethodNames,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from './execute.ts';
import { core, startEngine, workflow as n8n } from './n8n.ts';

/** A trigger of the workflow that the host runs. */
export interface HostedTrigger {
	name: string;
	/** Full name of its node type, e.g. `n8n-nodes-pipedrive-crm.pipedriveCrmTrigger`. */
	type: string;
	typeVersion: number;
	parameters: INodeParameters;
}

/** One run that a delivery started. */
export interface StartedRun {
	node: string;
	items: IDataObject[];
}

export interface WebhookHostOptions {
	triggers: HostedTrigger[];
	nodeTypes: INodeTypes;
	/** Of every trigger. */
	credentials: INode['credentials'];
	credentialsHelper: ICredentialsHelper;
	workflowId?: string;
	/**
	 * Whether every delivery gets an isolate for expressions, as n8n gives it one. Left out, only where a parameter
	 * has an expression: an isolate takes longer than everything else.
	 */
	alwaysIsolated?: boolean;
	/** Hears of every run as it starts. */
	onRun?: (run: StartedRun) => void;
}

/** Takes what is written and lets it go. */
class Nowhere extends Socket {
	override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
		done();
	}

	override _writev(_chunks: unknown, done: () => void): void {
		done();
	}
}

/**
 * n8n's side of webhooks, as n8n itself does it, on a port of this machine: its own contexts around a trigger,
 * static data saved when an activation ends, and loaded anew for each delivery.
 */
export class WebhookHost {
	/** What deliveries have started. */
	readonly runs: StartedRun[] = [];

	/** Errors with which the node refused to tell what to do with a delivery. */
	readonly failures: Error[] = [];

	/** Statuses of the answers to deliveries. */
	readonly answers: number[] = [];

	/** As it stands in n8n's database. */
	staticData: IDataObject = {};

	/** How often a delivery changed static data, which it must not. */
	staticDataWrites = 0;

	/** How many of the next runs cannot be started, e.g. since the database is locked; n8n answers 503 then. */
	unstartable = 0;

	/** Waited for before a run is started. */
	beforeRun: () => Promise<void> = () => Promise.resolve();

	/** Put before `/webhook`; set it to play an n8n that has moved. */
	baseUrl = '';

	readonly nodes: INode[];

	private readonly options: WebhookHostOptions;

	private readonly server: Server;

	constructor(options: WebhookHostOptions) {
		this.options = options;
		this.nodes = options.triggers.map((trigger, index) => ({
			...trigger,
			id: `node-${String(index)}`,
			position: [0, 0],
			webhookId: `${options.workflowId ?? 'workflow'}-${String(index)}`,
			credentials: options.credentials,
		}));
		this.server = createServer((request, response) => void this.take(request, response));
	}

	async start(): Promise<void> {
		await startEngine();
		await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
		const address = this.server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		this.baseUrl = `http://127.0.0.1:${String(port)}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((done) => this.server.close(done));
	}

	/** Publishes the workflow. @param saving false: n8n ends before it has saved the static data */
	async activate(saving = true): Promise<void> {
		const made = this.workflow();
		await this.eachTrigger(made, async (node) => {
			if (await this.hook('checkExists', made, node, 'trigger', 'activate')) return;
			await this.hook('create', made, node, 'trigger', 'activate');
		});
		if (saving) this.save(made.staticData);
	}

	/** Unpublishes it. */
	async deactivate(): Promise<void> {
		const made = this.workflow();
		await this.eachTrigger(made, async (node) => {
			await this.hook('delete', made, node, 'internal', 'update');
		});
		this.save(made.staticData);
	}

	/** Changes what stands in the panel of a trigger. */
	setParameters(name: string, parameters: INodeParameters): void {
		const node = this.nodes.find((one) => one.name === name);
		if (node) node.parameters = { ...node.parameters, ...parameters };
	}

	private async eachTrigger(made: Workflow, work: (node: INode) => Promise<void>): Promise<void> {
		await made.expression.withIsolate(async () => {
			for (const node of Object.values(made.nodes)) await work(node);
		});
	}

	private async hook(
		method: WebhookSetupMethodNames,
		made: Workflow,
		node: INode,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<boolean | undefined> {
		const additionalData = this.additionalData();
		const type = made.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const data = this.webhookData(node, additionalData);
		const context = new core.HookContext(made, node, additionalData, mode, activation, data);
		return await type?.webhookMethods?.default?.[method]?.call(context);
	}

	private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		response.once('finish', () => {
			if (request.method === 'POST') this.answers.push(response.statusCode);
		});
		const node = this.nodes.find(
			({ webhookId }) => request.url === `/webhook/${String(webhookId)}/webhook`,
		);
		if (node === undefined || request.method !== 'POST') {
			response.writeHead(404).end();
			return;
		}
		const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as IDataObject;
		await this.answer(node, request, body, response);
	}

	/**
	 * Lets a delivery arrive without the way over the network.
	 * @returns the status of the answer
	 */
	async deliver(name: string, authorization: string, body: IDataObject): Promise<number> {
		const node = this.nodes.find((one) => one.name === name);
		if (node === undefined) throw new Error(`There is no trigger ${name}`);
		const request = new IncomingMessage(new Socket());
		request.headers = { authorization };
		const response = new ServerResponse(request);
		response.assignSocket(new Nowhere());
		await this.answer(node, request, body, response);
		return response.statusCode;
	}

	private async answer(
		node: INode,
		request: IncomingMessage,
		body: IDataObject,
		response: ServerResponse,
	): Promise<void> {
		try {
			const result = await this.run(node, { headers: request.headers, body }, response);
			const [items] = result.workflowData ?? [];
			if (items !== undefined) {
				await this.beforeRun();
				if (this.unstartable > 0) {
					this.unstartable -= 1;
					response.writeHead(503).end('{}');
					return;
				}
				this.begin({ node: node.name, items: items.map(({ json }) => json) });
			}
			if (result.noWebhookResponse !== true) response.writeHead(200).end('{}');
		} catch (error) {
			this.failures.push(error as Error);
			response.writeHead(500).end('{}');
		}
	}

	private begin(run: StartedRun): void {
		this.runs.push(run);
		this.options.onRun?.(run);
	}

	private async run(node: INode, httpRequest: object, httpResponse: ServerResponse) {
		const made = this.workflow();
		const additionalData = Object.assign(this.additionalData(), {
			httpRequest,
			httpResponse,
		});
		const found = made.getNode(node.name);
		const type = made.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		if (!found || !type?.webhook) throw new Error(`${node.name} takes no webhooks`);
		const context = new core.WebhookContext(
			made,
			found,
			additionalData,
			'webhook',
			this.webhookData(found, additionalData),
			[],
			null,
		);
		const { webhook } = type;
		const call = async () => await webhook.call(context);
		const { alwaysIsolated = false } = this.options;
		const needsIsolate = alwaysIsolated || JSON.stringify(node.parameters).includes('"=');
		const result: IWebhookResponseData = needsIsolate
			? await made.expression.withIsolate(call)
			: await call();
		if (made.staticData.__dataChanged === true) this.staticDataWrites += 1;
		return result;
	}

	private save(staticData: IDataObject): void {
		this.staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
	}

	private workflow(): Workflow {
		return new n8n.Workflow({
			id: this.options.workflowId ?? 'workflow',
			name: 'A workflow',
			nodes: structuredClone(this.nodes),
			connections: {},
			active: true,
			nodeTypes: this.options.nodeTypes,
			settings: { executionOrder: 'v1', timezone: 'UTC' },
			staticData: structuredClone(this.staticData),
		});
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const { credentialsHelper } = this.options;
		return {
			...additionalDataFor(credentialsHelper),
			webhookBaseUrl: `${this.baseUrl}/webhook`,
		};
	}

	private webhookData(
		node: INode,
		workflowExecuteAdditionalData: IWorkflowExecuteAdditionalData,
	): IWebhookData {
		return {
			httpMethod: 'POST',
			node: node.name,
			path: `${String(node.webhookId)}/webhook`,
			webhookDescription: {
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
			workflowId: this.options.workflowId ?? 'workflow',
			workflowExecuteAdditionalData,
			webhookId: node.webhookId,
		};
	}
}

import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
} from 'n8n-workflow';
import { credentialsHelperOf, type Keyring } from '../../engine/credentials';
import { execute, type WorkflowFile } from '../../engine/execute';
import { loadPackage, nodeTypesOf, standIn } from '../../engine/nodeTypes';
import type { Sandbox } from '../../sandbox/client/startSandbox';

export const pipedriveType = 'n8n-nodes-pipedrive-crm.pipedriveCrm';

/** One node of ours on a list of items. */
export interface NodeRunOptions {
	parameters: INodeParameters;
	/** Input items; one empty item if left out. */
	items?: IDataObject[];
	/** Files of the input items, by item and field. */
	binary?: IBinaryKeyData[];
	credential?: ICredentialDataDecryptedObject;
	/** To share one credential between runs; each run has its own if left out. */
	credentialId?: string;
	onError?: INode['onError'];
	timezone?: string;
	onStart?: (cancel: () => void) => void;
}

/** What came of it. */
export interface NodeRun {
	run: IRun;
	/** The regular output. */
	items: INodeExecutionData[];
	/** The error output, where the node has one. */
	failed: INodeExecutionData[];
	json: IDataObject[];
	/** The error that ended the run, if one did. */
	error: { message: string; description?: string | null } | undefined;
	hints: string[];
	keyring: Keyring;
}

const loading = loadPackage();

/** A credential for the sandbox, by token. */
export function tokenFor(
	sandbox: Pick<Sandbox, 'apiToken' | 'url'>,
	more: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject {
	return {
		apiToken: sandbox.apiToken,
		baseUrl: sandbox.url,
		companyDomain: '',
		rateLimit: 'automatic',
		...more,
	};
}

/** The workflow: a source of items, then our node. */
export function workflowFor(options: NodeRunOptions, credentialId: string): WorkflowFile {
	const { parameters, onError, timezone = 'UTC' } = options;
	const credentialType =
		parameters.authentication === 'oAuth2' ? 'pipedriveCrmOAuth2Api' : 'pipedriveCrmApi';
	return {
		name: 'One node',
		settings: { timezone },
		nodes: [
			{ id: '1', name: 'Source', type: 'source', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '2',
				name: 'Pipedrive',
				type: pipedriveType,
				typeVersion: 1,
				position: [200, 0],
				parameters: { authentication: 'apiToken', resource: 'deal', ...parameters },
				credentials: { [credentialType]: { id: credentialId, name: 'Pipedrive' } },
				onError,
			},
		],
		connections: { Source: { main: [[{ node: 'Pipedrive', type: 'main', index: 0 }]] } },
	};
}

let credentials = 0;

/**
 * Runs our built node on the items, in n8n's engine. Every run has a credential id of its own, so that
 * what one test has learnt of the limit or the account does not reach the next.
 */
export async function runNode(
	sandbox: Pick<Sandbox, 'apiToken' | 'url'>,
	options: NodeRunOptions,
): Promise<NodeRun> {
	const { items = [{}], credential = tokenFor(sandbox) } = options;
	const { binary, credentialId = `test ${++credentials}` } = options;
	const loader = await loading;
	const keyring: Keyring = { [credentialId]: credential };
	const source = standIn('source', () =>
		items.map((json, index) => ({ json, binary: binary?.[index] })),
	);
	const { run, output } = await execute(workflowFor(options, credentialId), {
		nodeTypes: nodeTypesOf(loader, { source }),
		credentialsHelper: credentialsHelperOf(loader, keyring),
		onStart: options.onStart,
	});
	const regular = output('Pipedrive') ?? [];
	const data = run.data.resultData.runData.Pipedrive?.[0];
	return {
		run,
		items: regular,
		failed: output('Pipedrive', 1) ?? [],
		json: regular.map(({ json }) => json),
		error: run.data.resultData.error,
		hints: (data?.hints ?? []).map(({ message }) => message),
		keyring,
	};
}

export const byId = (value: unknown): INodeParameters =>
	({ __rl: true, mode: 'recordId', value }) as INodeParameters;

export const byName = (value: string): INodeParameters => ({ __rl: true, mode: 'name', value });

export const byUrl = (value: string): INodeParameters => ({ __rl: true, mode: 'url', value });

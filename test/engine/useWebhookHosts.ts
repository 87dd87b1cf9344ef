import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials';
import { loadPackage, nodeTypesOf } from '../../engine/nodeTypes';
import { type StartedRun, WebhookHost } from '../../engine/webhookHost';
import { tokenFor } from './nodeRun';
import type { TestAccount } from './useSandbox';

const loading = loadPackage();
const triggerType = 'n8n-nodes-pipedrive-crm.pipedriveCrmTrigger';

interface HostOptions {
	/** Left out, the token of the account. */
	credential?: ICredentialDataDecryptedObject;
	workflowId?: string;
}

let credentials = 0;

/** n8n's webhook side for the tests of a file; every host ends with its test. */
export function useWebhookHosts(account: TestAccount) {
	const hosts: WebhookHost[] = [];
	afterEach(async () => {
		for (const host of hosts.splice(0)) await host.stop();
	});
	return {
		/** A host of a workflow with these triggers, by their names; not published yet. */
		hostOf: async (
			triggers: Record<string, INodeParameters>,
			{ credential = tokenFor(account.sandbox), workflowId }: HostOptions = {},
		): Promise<WebhookHost> => {
			const loader = await loading;
			// Of its own, so that what one test has learnt of the account does not reach the next.
			const id = `host ${String(++credentials)}`;
			const host = new WebhookHost({
				triggers: Object.entries(triggers).map(([name, parameters]) => ({
					name,
					type: triggerType,
					typeVersion: 1,
					parameters: { authentication: 'apiToken', ...parameters },
				})),
				nodeTypes: nodeTypesOf(loader, {}),
				credentials: {
					pipedriveCrmApi: { id, name: 'Pipedrive' },
					pipedriveCrmOAuth2Api: { id, name: 'Pipedrive' },
				},
				credentialsHelper: credentialsHelperOf(loader, { [id]: credential }),
				workflowId,
			});
			hosts.push(host);
			await host.start();
			return host;
		},
		/** Makes a record by the API itself. */
		post: async (path: string, body: IDataObject): Promise<IDataObject> =>
			(await account.sandbox.call('POST', path, body)).body.data as IDataObject,
		/** What has been started, once everything is delivered. */
		runsOf: async (host: WebhookHost): Promise<StartedRun[]> => {
			await account.sandbox.deliveries();
			return host.runs;
		},
		/** The webhooks of the account. */
		webhooks: async (): Promise<IDataObject[]> => await account.list('/api/v1/webhooks'),
	};
}

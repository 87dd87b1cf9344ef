import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { tokenFor } from './nodeRun';
import type { TestAccount } from './useSandbox';
import { type StartedRun, WebhookHost, type WebhookHostOptions } from './webhookHost';

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
			more: Partial<WebhookHostOptions> = {},
		): Promise<WebhookHost> => {
			const host = new WebhookHost({
				triggers: Object.entries(triggers).map(([name, parameters]) => ({ name, parameters })),
				credential: tokenFor(account.sandbox),
				...more,
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

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials.ts';
import { loadPackage, nodeTypesOf } from '../../engine/nodeTypes.ts';
import {
	type HostedTrigger,
	WebhookHost,
	type WebhookHostOptions,
} from '../../engine/webhookHost.ts';
import { builtInTrigger, withBuiltInCredential } from '../sideBySide/builtInNode.ts';

/** The triggers that are measured beside each other: ours set up in three ways, and n8n's own. */
export const instantTriggers = ['ours', 'filtered', 'fullRecord', 'builtIn'] as const;
export type InstantTrigger = (typeof instantTriggers)[number];

export const instantTriggerNames: Record<InstantTrigger, string> = {
	ours: 'this trigger',
	filtered: 'with filters by name',
	fullRecord: 'with Load Full Record',
	builtIn: 'built-in',
};

const ourType = 'n8n-nodes-pipedrive-crm.pipedriveCrmTrigger';
const builtInType = 'n8n-nodes-base.pipedriveTrigger';
const credentialId = 'bench';

const onChangedDeals = { authentication: 'apiToken', triggerOn: 'deal', events: ['updated'] };

const nodes: Record<InstantTrigger, Omit<HostedTrigger, 'name'>> = {
	ours: { type: ourType, typeVersion: 1, parameters: onChangedDeals },
	filtered: {
		type: ourType,
		typeVersion: 1,
		parameters: { ...onChangedDeals, filters: { changedFields: ['Title'] } },
	},
	fullRecord: {
		type: ourType,
		typeVersion: 1,
		parameters: { ...onChangedDeals, options: { loadFullRecord: true } },
	},
	builtIn: {
		type: builtInType,
		typeVersion: 1.1,
		parameters: { authentication: 'apiToken', action: 'change', entity: 'deal' },
	},
};

/**
 * A workflow that starts with one of the triggers, not published yet. Its deliveries get an isolate each, as n8n
 * gives them one.
 * @param baseUrl the account that stands in for Pipedrive
 * @param onRun hears of every run as it starts
 */
export async function hostOf(
	trigger: InstantTrigger,
	baseUrl: string,
	credential: ICredentialDataDecryptedObject,
	onRun: WebhookHostOptions['onRun'],
): Promise<WebhookHost> {
	const loader = await loadPackage();
	const types = withBuiltInCredential(loader, baseUrl);
	return new WebhookHost({
		triggers: [{ name: 'Changed Deals', ...nodes[trigger] }],
		nodeTypes: nodeTypesOf(loader, { [builtInType]: builtInTrigger() }),
		credentials: {
			[trigger === 'builtIn' ? 'pipedriveApi' : 'pipedriveCrmApi']: {
				id: credentialId,
				name: 'Bench',
			},
		},
		credentialsHelper: credentialsHelperOf(types, { [credentialId]: credential }),
		alwaysIsolated: true,
		onRun,
	});
}

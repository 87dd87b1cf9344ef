import type { IDataObject } from 'n8n-workflow';
import { byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import { startReceiver } from '../../sandbox/webhookReceiver';
import type { ResourceCases } from '../operationCase';
import { create, ofItem, rowOf } from './account';

const path = '/api/v1/webhooks';

/** Pipedrive takes only an address that answers: one that stays open until the tests end. */
let receiver: ReturnType<typeof startReceiver> | undefined;

async function address(): Promise<string> {
	receiver ??= startReceiver();
	return (await receiver).url;
}

const anOldOne = async (account: TestAccount): Promise<IDataObject> => {
	const hook = {
		name: 'Old',
		subscription_url: `${await address()}/old`,
		event_action: 'create',
		event_object: 'person',
		version: '2.0',
	};
	return { id: (await create(account, path, hook)).id, address: await address() };
};

export const webhookCases: ResourceCases = {
	create: {
		start: anOldOne,
		sets: {
			name: { set: 'Won deals' },
			subscription_url: {
				set: '={{ $json.address }}/hook',
				holds: ({ address: url }) => ({ subscription_url: `${String(url)}/hook` }),
			},
			event_action: { set: 'change' },
			event_object: {
				set: { __rl: true, mode: 'list', value: 'deal' },
				holds: { event_object: 'deal' },
			},
			http_auth_user: { set: 'n8n' },
			http_auth_password: { set: 'sesame' },
			user_id: { set: byName('Ana Silva'), holds: { user_id: 103 } },
		},
		read: rowOf(path),
	},
	delete: {
		start: anOldOne,
		parameters: { webhookId: ofItem() },
		before: rowOf(path),
		check: async (account) => {
			expect(await account.list(path)).toEqual([]);
		},
	},
	getAll: { start: anOldOne, answers: path },
};

/** Ends what the cases have started. */
export async function stopReceiving(): Promise<void> {
	await (await receiver)?.close();
}

import type { INodeParameters } from 'n8n-workflow';
import { useSandbox } from './useSandbox';
import { useWebhookHosts } from './useWebhookHosts';

const account = useSandbox();
const { hostOf, post, runsOf, webhooks } = useWebhookHosts(account);

const onDeals = { Deals: { triggerOn: 'deal', events: ['created', 'updated'] } };

describe('while it is published, the trigger has', () => {
	it.each([
		['deal', ['created'], 'create.deal'],
		['deal', ['updated', 'ownerChanged', 'valueChanged'], 'change.deal'],
		['deal', ['deleted'], 'delete.deal'],
		['deal', ['stageChanged'], 'change.deal'],
		['deal', ['won'], '*.deal'],
		['deal', ['created', 'updated'], '*.deal'],
		['activity', ['rescheduled'], 'change.activity'],
		['anything', ['deleted'], 'delete.*'],
		['anything', ['created', 'updated', 'deleted'], '*.*'],
	])('one webhook for %s %j: %s', async (triggerOn, events, expected) => {
		const host = await hostOf({ It: { triggerOn, events } });
		await host.activate();
		const found = await webhooks();
		expect(found.map((one) => `${one.event_action}.${one.event_object}`)).toEqual([expected]);
		expect(found[0]?.name).toMatch(/^n8n: A workflow › It \[[\w-]{16}\]$/);
	});

	it('the creation of deals in a stage too, where that counts', async () => {
		const events = ['stageChanged'];
		const host = await hostOf({ It: { triggerOn: 'deal', events, alsoCreatedInStage: true } });
		await host.activate();
		expect((await webhooks())[0]?.event_action).toBe('*');
	});
});

describe('the webhooks of the trigger', () => {
	it('are used again when the workflow is published again', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		const [before] = await webhooks();
		await host.activate();
		expect(await webhooks()).toEqual([before]);
	});

	it('are gone when it is unpublished, those of others are not', async () => {
		const others = await hostOf(onDeals, { workflowId: 'another' });
		await others.activate();
		const [foreign] = await webhooks();
		const host = await hostOf(onDeals);
		await host.activate();
		expect(await webhooks()).toHaveLength(2);
		await host.deactivate();
		expect(await webhooks()).toEqual([foreign]);
		expect(host.staticData['node:Deals']).toEqual({});
	});

	it('are one after a crash between registering and saving, and its deliveries are taken', async () => {
		const host = await hostOf(onDeals);
		await host.activate(false);
		await host.activate();
		expect(await webhooks()).toHaveLength(1);
		await post('/api/v2/deals', { title: 'After the crash' });
		expect(await runsOf(host)).toHaveLength(1);
	});

	it('are one when the address of n8n has changed, whether or not n8n remembers the old one', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		const moved = await hostOf(onDeals);
		moved.staticData = host.staticData;
		await moved.activate();
		expect((await webhooks()).map((one) => one.subscription_url)).toEqual([
			`${moved.baseUrl}/webhook/workflow-0/webhook`,
		]);
		const again = await hostOf(onDeals);
		await again.activate();
		expect((await webhooks()).map((one) => one.subscription_url)).toEqual([
			`${again.baseUrl}/webhook/workflow-0/webhook`,
		]);
	});

	it('are one when the events have changed', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		host.setParameters('Deals', { events: ['deleted'] });
		await host.activate();
		expect((await webhooks()).map((one) => one.event_action)).toEqual(['delete']);
	});

	it('are removed from a list that holds one that is gone already', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		await account.sandbox.arm({
			method: 'DELETE',
			path: '/api/v1/webhooks/*',
			times: 1,
			fault: {
				status: 404,
				json: { status: 'error', success: false, errors: { id: ['not found'] } },
			},
		});
		await host.deactivate();
		expect(host.staticData['node:Deals']).toEqual({});
	});

	it('of two triggers in one workflow do not disturb each other', async () => {
		const host = await hostOf({
			...onDeals,
			People: { triggerOn: 'person', events: ['created'] },
		});
		await host.activate();
		await host.activate();
		expect(await webhooks()).toHaveLength(2);
		await post('/api/v2/deals', { title: 'It' });
		await post('/api/v2/persons', { name: 'Nathan Smith' });
		expect((await runsOf(host)).map(({ node }) => node).sort()).toEqual(['Deals', 'People']);
		await host.deactivate();
		expect(await webhooks()).toEqual([]);
	});
});

describe('publishing fails with a sentence that says what to do, when', () => {
	it('40 webhooks are there already', async () => {
		const host = await hostOf(onDeals);
		const subscription_url = `${host.baseUrl}/elsewhere`;
		for (let made = 0; made < 40; made += 1) {
			await post('/api/v1/webhooks', {
				name: 'Not ours',
				subscription_url,
				event_action: '*',
				event_object: '*',
			});
		}
		await expect(host.activate()).rejects.toThrow(
			/no room for another webhook: every user can have 40\. .*'Pipedrive CRM Polling Trigger'/,
		);
		expect(await webhooks()).toHaveLength(40);
	});

	it('Pipedrive cannot reach n8n', async () => {
		const host = await hostOf(onDeals);
		host.baseUrl = 'https://n8n.example.com';
		await expect(host.activate()).rejects.toThrow(
			/cannot reach this n8n at https:\/\/n8n\.example\.com\/webhook\/.*WEBHOOK_URL.*'Pipedrive CRM Polling Trigger'/,
		);
	});

	it('the credential may not', async () => {
		const { text } = await account.sandbox.control('POST', '/oauth/grant', {
			scopes: ['deals:full', 'base'],
		});
		const triggers = { Deals: { ...onDeals.Deals, authentication: 'oAuth2' } };
		const host = await hostOf(triggers, {
			credential: {
				baseUrl: account.sandbox.url,
				grantType: 'authorizationCode',
				clientId: account.sandbox.oauth.clientId,
				clientSecret: account.sandbox.oauth.clientSecret,
				accessTokenUrl: `${account.sandbox.url}/oauth/token`,
				authentication: 'header',
				oauthTokenData: JSON.parse(text),
			},
		});
		await expect(host.activate()).rejects.toThrow(
			/scope webhooks:full, or admin\. .*'Pipedrive CRM Polling Trigger'/,
		);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['no event is chosen', { events: [] }, /'Events' is empty/],
		[
			'a stage does not exist',
			{ toStages: ['Nowhere'] },
			/'To Stage' has no stage named 'Nowhere'/,
		],
		[
			'a field does not exist',
			{ filters: { changedFields: ['Colour of money'] } },
			/'Changed Fields' has no field 'Colour of money'/,
		],
	])('%s', async (_why, parameters, message) => {
		const events = ['stageChanged', 'updated'];
		const host = await hostOf({ Deals: { triggerOn: 'deal', events, ...parameters } });
		await expect(host.activate()).rejects.toThrow(message);
		expect(await webhooks()).toEqual([]);
	});
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, byUrl, runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

const creating = (more: IDataObject, additionalFields: IDataObject = {}): INodeParameters =>
	({ operation: 'create', title: 'Deal', additionalFields, ...more }) as INodeParameters;

describe('what cannot be right is refused before anything is written', () => {
	it.each<[string, INodeParameters, string, string | null]>([
		['an empty title', creating({ title: '=  ' }), "'Title' is empty", 'title'],
		[
			'a number that is none',
			creating({ value: '={{ "abc" }}' }),
			"'Value' takes a number, not 'abc'",
			'value',
		],
		[
			'a number written the German way',
			creating({ value: '={{ "1.234,50" }}' }),
			"'Value' takes a number, not '1.234,50'",
			'value',
		],
		[
			'a malformed date',
			creating({}, { expected_close_date: '={{ "15.11.2026" }}' }),
			"'Expected Close Date' takes a date or time",
			'expected_close_date',
		],
		[
			'a day that does not exist',
			creating({}, { won_time: '={{ "2026-02-30" }}' }),
			"'Won Time' takes a date or time",
			'won_time',
		],
		[
			'an unknown stage',
			creating({ stage_id: byName('Propsal') }),
			"'Stage' has no stage named 'Propsal'",
			'stage_id',
		],
		[
			'a stage whose name fits two',
			creating({ stage_id: byName('Proposal') }),
			"'Stage' has 2 stages named 'Proposal'",
			'stage_id',
		],
		[
			'a stage ID that no stage has',
			creating({ stage_id: byId('={{ 4711 }}') }),
			"'Stage' has no stage with the ID '4711'",
			'stage_id',
		],
		[
			'an ID that is no number',
			creating({ person_id: byId('={{ "abc" }}') }),
			"'Person' takes the ID of a person, a whole number, not 'abc'",
			'person_id',
		],
		[
			'a currency of 300 characters',
			creating({ currency: byName(`={{ "X".repeat(300) }}`) }),
			`'Currency' has no currency named '${'X'.repeat(60)}…'`,
			'currency',
		],
		[
			'a label that does not exist',
			creating({}, { label_ids: '={{ "Hot, Wram" }}' }),
			"'Label Names or IDs' has no label named 'Wram'",
			'label_ids',
		],
		[
			'a probability of 150',
			creating({}, { probability: '={{ 150 }}' }),
			"'Probability' takes a number from 0 to 100, not '150'",
			'probability',
		],
		[
			'a lost reason for a deal that is won',
			creating({}, { status: 'won', lost_reason: 'Price' }),
			"'Lost Reason' is only for a deal with the status lost, and this one is won",
			null,
		],
		[
			'a won time for a deal that is open',
			creating({}, { won_time: '2026-01-10' }),
			"'Won Time' is only for a deal with the status won, and this one is open",
			null,
		],
		[
			'custom fields that no panel writes',
			creating({ customFields: { Industry: 'Retail' } }),
			'\'Custom Fields\' holds \'{"Industry":"Retail"}\', which is not what its panel writes',
			'customFields',
		],
		[
			'an expression for what decides the list',
			{ operation: 'getAll', filters: { archived: '={{ "only" }}' } },
			"'Archived' has no choice",
			'archived',
		],
		[
			'a token budget that is no number',
			{ operation: 'get', dealId: byId(7), options: { maxTokens: '={{ "ten" }}' } },
			"'Token Budget' takes a number, not 'ten'",
			'maxTokens',
		],
		[
			'the address of something else',
			{ operation: 'get', dealId: byUrl('={{ "https://acme.pipedrive.com/person/7" }}') },
			"'Deal' is not the address of its page: 'https://acme.pipedrive.com/person/7'",
			'dealId',
		],
	])('%s', async (_what, parameters, message, field) => {
		const { json, error } = await runNode(account.sandbox, {
			parameters,
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(json[0]?.error).toContain(message);
		expect(json[0]?.error).toMatch(/\[item 0\]$/);
		expect(json[0]?.details).toMatchObject({ field, httpCode: null, mayExist: false });
		expect((json[0]?.details as IDataObject).nextStep).toMatch(/\w/);
		expect(await writes()).toEqual([]);
	});
});

describe('what only Pipedrive can tell is explained', () => {
	it('a person who does not exist', async () => {
		const { json } = await runNode(account.sandbox, {
			parameters: creating({ person_id: byId('={{ 999999 }}') }),
			onError: 'continueRegularOutput',
		});
		expect(json[0]?.error).toMatch(/\[item 0\]$/);
		expect((json[0]?.details as IDataObject).httpCode).toBeGreaterThanOrEqual(400);
	});

	it('a deal that does not exist, with its ID', async () => {
		const { json } = await runNode(account.sandbox, {
			parameters: { operation: 'get', dealId: byId('={{ 999999 }}') },
			onError: 'continueRegularOutput',
		});
		expect(json[0]?.details).toMatchObject({ httpCode: 404, recordId: 999999 });
		expect((json[0]?.details as IDataObject).nextStep).toMatch(/deleted|visible/);
	});

	it('a token that is wrong, without showing it', async () => {
		const credential = tokenFor(account.sandbox, { apiToken: 'f'.repeat(40) });
		const { error } = await runNode(account.sandbox, {
			credential,
			parameters: { operation: 'get', dealId: byId(7) },
		});
		expect(error?.message).toMatch(/token|credential|sign/i);
		expect(JSON.stringify(error)).not.toContain('ffffffff');
	});

	it('a web page instead of data', async () => {
		await account.sandbox.arm({
			path: '/api/v2/deals/7',
			fault: { status: 502, html: '<h1>Bad gateway</h1>' },
		});
		const { error } = await runNode(account.sandbox, {
			parameters: { operation: 'get', dealId: byId(7) },
		});
		expect(error?.message).not.toContain('<');
		expect(error?.message).toMatch(/web page|502/);
	});

	it('an API that cannot be reached', async () => {
		const { error } = await runNode(
			{ ...account.sandbox, url: 'http://127.0.0.1:1' },
			{ parameters: { operation: 'get', dealId: byId(7) } },
		);
		expect(error?.message).toMatch(/reach/i);
	});

	it('a company domain that is none', async () => {
		const credential = tokenFor(account.sandbox, { baseUrl: '', companyDomain: 'not a domain!' });
		const { error } = await runNode(account.sandbox, {
			credential,
			parameters: { operation: 'get', dealId: byId(7) },
		});
		expect(error?.message).toMatch(/domain/i);
	});
});

describe('one item fails among many', () => {
	const parameters = creating({ title: '={{ $json.title }}', value: '={{ $json.value }}' });
	const items = ['a', 'b', 'c', 'd', 'e'].map((title, index) => ({
		title,
		value: index === 2 ? 'much' : index,
	}));

	it('Continue On Fail keeps the others, each paired with its item', async () => {
		const { items: output } = await runNode(account.sandbox, {
			items,
			parameters,
			onError: 'continueRegularOutput',
		});
		expect(output.map(({ json }) => json.title ?? 'failed')).toEqual([
			'a',
			'b',
			'failed',
			'd',
			'e',
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	it('Error Output parts them', async () => {
		const { json, failed } = await runNode(account.sandbox, {
			items,
			parameters,
			onError: 'continueErrorOutput',
		});
		expect(json.map(({ title }) => title)).toEqual(['a', 'b', 'd', 'e']);
		expect(failed).toHaveLength(1);
		expect(failed[0]?.json.error).toContain("'Value' takes a number, not 'much' [item 2]");
		expect(failed[0]?.json.details).toMatchObject({ field: 'value' });
	});

	it('without either the run stops, and its error says what was done before', async () => {
		const { error } = await runNode(account.sandbox, { items, parameters });
		expect(error?.message).toBe("'Value' takes a number, not 'much' [item 2]");
		const made = (await writes()).length;
		expect(made).toBeLessThan(items.length);
		expect(error?.description).toMatch(made === 0 ? /Nothing was changed/ : /item 0 → \d+/);
	});
});

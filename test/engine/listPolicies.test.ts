import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const change = async (
	resource: string,
	id: unknown,
	item: IDataObject,
	options: INodeParameters = {},
) => {
	const { error } = await runNode(account.sandbox, {
		items: [item],
		parameters: {
			resource,
			operation: 'update',
			dataToSend: 'autoMapInputData',
			[`${resource}Id`]: byId(id),
			options,
		},
	});
	expect(error?.message).toBeUndefined();
};

const definition = async (name: string) => {
	const fields = await account.list('/api/v2/dealFields?limit=500');
	const found = fields.find((field) => field.field_name === name || field.field_code === name);
	return {
		key: String(found?.field_code),
		options: found?.options as { id: number; label: string }[],
	};
};

describe('labels and multiple options', () => {
	/** A deal that has the first two labels and competitors, and what can be given of both. */
	const filled = async () => {
		const labels = (await definition('label_ids')).options;
		const competitors = await definition('Competitors');
		const ids = (options: { id: number }[], ...places: number[]) =>
			places.map((place) => options[place]?.id);
		await account.sandbox.call('PATCH', '/api/v2/deals/7', {
			label_ids: ids(labels, 0, 1),
			custom_fields: { [competitors.key]: ids(competitors.options, 0, 1) },
		});
		const item = {
			labels: [labels[1]?.label, labels[2]?.label] as string[],
			Competitors: `${competitors.options[1]?.label}, ${competitors.options[2]?.label}`,
		};
		const stored = async () => {
			const deal = await account.read('/api/v2/deals/7');
			return [deal.label_ids, (deal.custom_fields as IDataObject)[competitors.key]];
		};
		const both = (...places: number[]) => [
			ids(labels, ...places),
			ids(competitors.options, ...places),
		];
		return { item, stored, both };
	};

	it('are set, unless it is said otherwise, without reading the deal', async () => {
		const { item, stored, both } = await filled();
		await account.sandbox.clearRequests();
		await change('deal', 7, item);
		expect(await account.sent('GET', '/api/v2/deals/7')).toEqual([]);
		expect(await stored()).toEqual(both(1, 2));
	});

	it.each<[string, number[]]>([
		['add', [0, 1, 2]],
		['remove', [0]],
	])('%s', async (choicesMode, places) => {
		const { item, stored, both } = await filled();
		await account.sandbox.clearRequests();
		await change('deal', 7, item, { choicesMode });
		expect(await account.sent('GET', '/api/v2/deals/7')).toHaveLength(1);
		expect(await stored()).toEqual(both(...places));
	});
});

it('parts of an address join those that are there; a whole text replaces them', async () => {
	const address = async () => (await account.read('/api/v2/organizations/1')).address;
	const before = await address();
	await change('organization', 1, { city: 'Leeds' });
	expect(await address()).toMatchObject({
		...(before as IDataObject),
		value: expect.stringContaining('Leeds') as string,
		locality: 'Leeds',
	});
	await change('organization', 1, { address: '1 High Street, York' });
	expect(await address()).toMatchObject({
		value: '1 High Street, York',
		locality: null,
		country: null,
	});
});

it('a person of an activity becomes the primary participant, the others stay', async () => {
	const [one, two, three] = (await account.list('/api/v2/persons?limit=3')).map(({ id }) => id);
	await account.sandbox.call('PATCH', '/api/v2/activities/1', {
		participants: [
			{ person_id: one, primary: true },
			{ person_id: two, primary: false },
		],
	});
	await change('activity', 1, { person_id: three as number });
	expect((await account.read('/api/v2/activities/1')).participants).toEqual([
		{ person_id: three, primary: true },
		{ person_id: two, primary: false },
	]);
});

it('every list of the account is read at most once in a run, whatever the items hold', async () => {
	const owner = await account.userNamed('Ana Silva');
	const [organization] = await account.list('/api/v2/organizations?limit=1');
	await account.sandbox.clearRequests();
	const { error } = await runNode(account.sandbox, {
		items: Array.from({ length: 60 }, (_, index) => ({
			title: `Deal ${index}`,
			stage: index % 2 === 0 ? 'Proposal ‹ Sales' : 'Qualified ‹ Sales',
			owner: owner.email as string,
			organization: organization?.name as string,
			labels: '',
			Industry: 'Manufacturing',
			Seats: index,
		})),
		credential: tokenFor(account.sandbox, {
			rateLimit: 'custom',
			customRequests: 1000,
			customSeconds: 2,
		}),
		parameters: { operation: 'create', dataToSend: 'autoMapInputData' },
	});
	expect(error?.message).toBeUndefined();
	const read = (await account.sandbox.requests()).filter(({ method }) => method === 'GET');
	const counts = new Map<string, number>();
	for (const { path } of read) counts.set(path, (counts.get(path) ?? 0) + 1);
	expect(Object.fromEntries(counts)).toEqual({
		'/api/v1/users': 1,
		'/api/v2/dealFields': 1,
		'/api/v2/organizations/search': 1,
		'/api/v2/pipelines': 1,
		'/api/v2/stages': 1,
	});
});

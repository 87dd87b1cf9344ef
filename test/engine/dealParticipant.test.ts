import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const participants = '/api/v1/deals/7/participants';
const ofDeal = { resource: 'dealParticipant', dealId: byId(7) };
const personOf = ({ person_id: nested }: IDataObject) => (nested as IDataObject).value;

/** Persons who do not take part in deal 7 yet. */
async function others(count: number): Promise<IDataObject[]> {
	const taken = (await account.list(participants)).map(personOf);
	const persons = await account.list('/api/v2/persons?limit=50&sort_by=id');
	return persons.filter(({ id }) => !taken.includes(id)).slice(0, count);
}

it('lets persons take part in a deal, and answers them on one level', async () => {
	const [first = {}, second = {}] = await others(2);
	const { json, error } = await runNode(account.sandbox, {
		items: [{ id: first.id }, { id: second.id }],
		parameters: { ...ofDeal, operation: 'add', person_id: byId('={{ $json.id }}') },
	});
	expect(error).toBeUndefined();
	expect(json.map(({ person_id, person_name }) => [person_id, person_name])).toEqual([
		[first.id, first.name],
		[second.id, second.name],
	]);
	expect(json[0]).toMatchObject({ deal_id: 7, added_by_user_name: expect.any(String) as string });
	expect(Object.values(json[0] ?? {}).filter((value) => typeof value === 'object')).toEqual(
		Object.values(json[0] ?? {}).filter((value) => value === null),
	);
	const people = (await account.list(participants)).map(personOf);
	expect(people).toEqual(expect.arrayContaining([first.id, second.id]));
});

it('lists the participants page by page, as the API answers them without Simplify', async () => {
	for (const { id } of await others(3)) {
		await account.sandbox.call('POST', participants, { person_id: id });
	}
	const { json } = await runNode(account.sandbox, {
		parameters: { ...ofDeal, operation: 'getAll', returnAll: true, simple: false },
	});
	expect(json).toEqual(await account.list(participants));
	const limited = await runNode(account.sandbox, {
		parameters: { ...ofDeal, operation: 'getAll', returnAll: false, limit: 2 },
	});
	expect(limited.json).toHaveLength(2);
	expect(limited.hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
});

describe('Remove', () => {
	it('takes the row, by the ID that Get Many answers', async () => {
		const [person = {}] = await others(1);
		const added = await account.sandbox.call('POST', participants, { person_id: person.id });
		const { id } = added.body.data as IDataObject;
		const { json } = await runNode(account.sandbox, {
			items: [{ id }],
			parameters: {
				...ofDeal,
				operation: 'remove',
				removeBy: 'participantId',
				participantId: '={{ $json.id }}',
			},
		});
		expect(json).toEqual([{ deleted: true, id }]);
		expect((await account.list(participants)).map(personOf)).not.toContain(person.id);
	});

	it('takes a person, and looks the row up', async () => {
		const [person = {}, other = {}] = await others(2);
		await account.sandbox.call('POST', participants, { person_id: other.id });
		const added = await account.sandbox.call('POST', participants, { person_id: person.id });
		const { id } = added.body.data as IDataObject;
		const { json, error } = await runNode(account.sandbox, {
			parameters: { ...ofDeal, operation: 'remove', personId: byId(person.id) },
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true, id }]);
		const left = (await account.list(participants)).map(personOf);
		expect(left).toContain(other.id);
		expect(left).not.toContain(person.id);
	});

	it('removes nothing when the person does not take part', async () => {
		const [person = {}] = await others(1);
		const before = await account.list(participants);
		const { error } = await runNode(account.sandbox, {
			parameters: { ...ofDeal, operation: 'remove', personId: byId(person.id) },
		});
		expect(error?.message).toContain(`'Person' ${String(person.id)} does not take part`);
		expect(await account.list(participants)).toEqual(before);
	});

	it.each([
		['an ID that is none', 'abc', "'Participant ID' takes an ID, a whole number, not 'abc'"],
		['no ID', '={{ "" }}', "'Participant ID' is empty"],
	])('refuses %s before sending it', async (_what, participantId, message) => {
		const { error } = await runNode(account.sandbox, {
			parameters: { ...ofDeal, operation: 'remove', removeBy: 'participantId', participantId },
		});
		expect(error?.message).toContain(message);
		expect(await account.sandbox.requests()).toEqual([]);
	});
});

it('says which person is not found by name', async () => {
	const { error } = await runNode(account.sandbox, {
		parameters: { ...ofDeal, operation: 'add', person_id: byName('Nobody At All') },
	});
	expect(error?.message).toContain("'Person' has no person named 'Nobody At All'");
});

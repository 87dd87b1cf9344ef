import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import { AccountLists } from '../../nodes/PipedriveCrm/fields/accountLists';
import type { Directory } from '../../nodes/PipedriveCrm/fields/directory';
import { directories } from '../../nodes/PipedriveCrm/fields/directories';
import { NameFinder } from '../../nodes/PipedriveCrm/fields/findByName';

const pipelines = [
	{ id: 1, name: 'Sales' },
	{ id: 2, name: 'Partner Channel' },
];
const stages = [
	{ id: 3, name: 'Proposal', pipeline_id: 1 },
	{ id: 4, name: 'Contract Sent', pipeline_id: 1 },
	{ id: 9, name: 'Proposal', pipeline_id: 2 },
	{ id: 10, name: 'Gone', pipeline_id: 2, is_deleted: true },
];
const users = [
	{ id: 11, name: 'Anna Berg', email: 'anna@example.com', active_flag: true },
	{ id: 12, name: 'Left Long Ago', email: 'left@example.com', active_flag: false },
];

let accounts = 0;

/** An account in memory that counts what it is asked; each has a credential of its own. */
function account(lists: Record<string, IDataObject[]>) {
	const asked: string[] = [];
	const answer = (path: string) => {
		asked.push(path);
		return lists[path] ?? [];
	};
	const credentialKey = `test ${++accounts}`;
	const open = (): Exchange => ({
		accountOrigin: 'https://acme.pipedrive.com',
		credentialKey,
		spent: { requests: 0, tokens: 0, repeats: 0 },
		concurrency: () => 1,
		send: async ({ path }) => {
			const rows = answer(path);
			const data = path.endsWith('/search') ? { items: rows.map((item) => ({ item })) } : rows;
			return await Promise.resolve({ data, additionalData: undefined, body: {}, headers: {} });
		},
		download: async () => await Promise.reject(new Error('There are no files here')),
		pause: async () => await Promise.resolve(),
		fetchStored: async () => await Promise.reject(new Error('There are no files here')),
		readPages: async function* ({ path }) {
			yield await Promise.resolve(answer(path));
			return { more: false };
		},
	});
	return { asked, open };
}

function finderFor(exchange: Exchange): NameFinder {
	return new NameFinder(exchange, new AccountLists(exchange));
}

const setUp = () => ({
	'/api/v2/pipelines': pipelines,
	'/api/v2/stages': stages,
	'/api/v1/users': users,
});

function directory(name: string): Directory {
	const known = directories[name];
	if (known === undefined) throw new Error(`There is no directory ${name}`);
	return known;
}

const searchPersons = directory('searchPersons');
const searchStages = directory('searchStages');
const searchUsers = directory('searchUsers');

describe('NameFinder', () => {
	it.each([
		['Sales › Proposal', 3],
		['sales > proposal', 3],
		['  Proposal   ‹ Partner Channel ', 9],
		['Proposal<Sales', 3],
		['contract sent', 4],
	])('finds the stage %p', async (name, id) => {
		const finder = finderFor(account(setUp()).open());
		await expect(finder.byName(searchStages, name)).resolves.toMatchObject({ id });
	});

	it('brings the pipeline of a stage along', async () => {
		const finder = finderFor(account(setUp()).open());
		const stage = await finder.byId(searchStages, 9);
		expect(stage.implies).toEqual({ pipeline_id: 2 });
	});

	it('lists the candidates when a name fits several', async () => {
		const finder = finderFor(account(setUp()).open());
		await expect(finder.byName(searchStages, 'Proposal')).rejects.toThrow(
			"has 2 stages named 'Proposal': 3 (Proposal ‹ Sales), 9 (Proposal ‹ Partner Channel)",
		);
	});

	it('suggests the nearest name when there is none', async () => {
		const finder = finderFor(account(setUp()).open());
		await expect(finder.byName(searchStages, 'Contract Snt')).rejects.toMatchObject({
			message: "has no stage named 'Contract Snt'",
			nextStep: "Did you mean 'Contract Sent ‹ Sales'?",
		});
	});

	it.each(['Gone', 'Partner Channel › Gone'])(
		'does not find the deleted stage %p',
		async (name) => {
			const finder = finderFor(account(setUp()).open());
			await expect(finder.byName(searchStages, name)).rejects.toThrow('has no stage');
		},
	);

	it('finds users by e-mail, and none who has left', async () => {
		const finder = finderFor(account(setUp()).open());
		await expect(finder.byName(searchUsers, 'Anna@Example.com')).resolves.toMatchObject({ id: 11 });
		await expect(finder.byName(searchUsers, 'Left Long Ago')).rejects.toThrow('has no user');
	});

	it('asks once for a name, however many items use it at once', async () => {
		const { asked, open } = account({ '/api/v2/persons/search': [{ id: 5, name: 'Nathan' }] });
		const finder = finderFor(open());
		const names = ['Nathan', 'nathan ', 'NATHAN'];
		await Promise.all(names.map(async (name) => await finder.byName(searchPersons, name)));
		expect(asked).toEqual(['/api/v2/persons/search']);
	});

	it('takes a search hit only when its whole name is the same', async () => {
		const hits = [
			{ id: 5, name: 'Nathan Smithson', emails: ['n@example.com'] },
			{ id: 6, name: 'Nathan Smith', emails: [] },
		];
		const finder = finderFor(account({ '/api/v2/persons/search': hits }).open());
		await expect(finder.byName(searchPersons, 'nathan smith')).resolves.toMatchObject({ id: 6 });
		await expect(finder.byName(searchPersons, 'n@example.com')).resolves.toMatchObject({ id: 5 });
	});
});

describe('AccountLists', () => {
	it('reads a list once for a run and the next ones, and anew for a name it does not hold', async () => {
		const lists = setUp();
		const { asked, open } = account(lists);
		await finderFor(open()).byName(searchStages, 'Contract Sent');
		await finderFor(open()).byName(searchStages, 'Sales › Proposal');
		expect(asked).toEqual(['/api/v2/stages', '/api/v2/pipelines']);

		lists['/api/v2/stages'] = [...stages, { id: 20, name: 'New', pipeline_id: 1 }];
		const finder = finderFor(open());
		await expect(finder.byName(searchStages, 'New')).resolves.toMatchObject({ id: 20 });
		await expect(finder.byName(searchStages, 'Newer')).rejects.toThrow('has no stage');
		expect(asked).toHaveLength(4);
	});
});

import { fieldCode, itemsOf, readAll, recordOf } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 120, now: '2026-01-15T09:00:00Z' });
});
afterAll(() => sandbox.stop());

async function search(list: string, term: string, more = ''): Promise<ReturnType<typeof itemsOf>> {
	const path = `/api/v2/${list}/search?term=${encodeURIComponent(term)}${more}`;
	return itemsOf(await sandbox.call('GET', path));
}

async function create(list: string, body: object): Promise<number> {
	return recordOf(await sandbox.call('POST', `/api/v2/${list}`, body)).id;
}

it('does not mind case, and finds parts unless told to be exact', async () => {
	const id = await create('deals', { title: 'Quixotic Windmill' });
	const finds = await Promise.all([
		search('deals', 'WINDMILL'),
		search('deals', 'quixotic windmill', '&exact_match=true'),
		search('deals', 'windmill', '&exact_match=true'),
	]);
	expect(finds.map((items) => items.map((item) => item.id))).toEqual([[id], [id], []]);
});

it('takes one letter only when exact', async () => {
	const id = await create('products', { name: 'Q', code: 'Q-1' });
	const exact = await search('products', 'q', '&exact_match=true');
	expect(exact.map((item) => item.id)).toEqual([id]);
	expect((await sandbox.call('GET', '/api/v2/products/search?term=q')).status).toBe(400);
});

it('gives pages that put together are the list', async () => {
	const whole = await readAll(sandbox, '/api/v2/deals/search?term=an', 100, itemsOf);
	const pages = await readAll(sandbox, '/api/v2/deals/search?term=an', 7, itemsOf);
	expect(whole.rows.length).toBeGreaterThan(15);
	expect(pages.rows).toEqual(whole.rows);
});

it('answers partial records', async () => {
	const person = await create('persons', {
		name: 'Zebulon Quark',
		emails: [{ value: 'z.quark@zq.example' }],
		phones: [{ value: '555 0199' }],
		org_id: 1,
	});
	const deal = await create('deals', { title: 'Zebulon deal', person_id: person, value: 12.5 });
	const [foundPerson] = await search(
		'persons',
		'z.quark@zq.example',
		'&fields=email&exact_match=true',
	);
	const [foundDeal] = await search('deals', 'Zebulon', `&person_id=${String(person)}`);
	expect(foundPerson).toMatchObject({
		id: person,
		type: 'person',
		emails: ['z.quark@zq.example'],
		phones: ['555 0199'],
		organization: { id: 1 },
	});
	expect(foundDeal).toMatchObject({
		id: deal,
		type: 'deal',
		value: 12.5,
		stage: { id: 1, name: 'Qualified' },
		person: { id: person, name: 'Zebulon Quark' },
		organization: null,
	});
	expect(foundDeal).not.toHaveProperty('cc_email');
});

it.each([
	['varchar', 'Tungsten-88', 'Tungsten-88', true],
	['text', 'a long tungstate remark', 'tungstate', true],
	['varchar_auto', 'Wolframite', 'Wolframite', true],
	['phone', '+1 555 778899', '778899', true],
	['double', 987_654.5, '987654.5', true],
	['monetary', { value: 45_678.25, currency: 'EUR' }, '45678.25', true],
	['address', { value: 'Scheelite Road 1' }, 'Scheelite', true],
	['date', '2031-12-24', '2031-12-24', false],
	['daterange', { value: '2032-01-01', until: '2032-02-02' }, '2032-01-01', false],
])(
	'looks into custom fields of type %s only where the service does',
	async (type, value, term, found) => {
		const code = await fieldCode(sandbox, 'deal', type);
		const id = await create('deals', {
			title: `Holder of ${type}`,
			custom_fields: { [code]: value },
		});
		const items = await search('deals', term, '&fields=custom_fields');
		expect(items.some((item) => item.id === id)).toBe(found);
	},
);

it('follows changes and deletions', async () => {
	const id = await create('organizations', { name: 'Ephemeral Yonder' });
	await sandbox.call('PATCH', `/api/v2/organizations/${String(id)}`, { name: 'Perpetual Yonder' });
	expect(await search('organizations', 'Ephemeral')).toEqual([]);
	expect(await search('organizations', 'Perpetual')).toHaveLength(1);
	await sandbox.call('DELETE', `/api/v2/organizations/${String(id)}`);
	expect(await search('organizations', 'Perpetual')).toEqual([]);
});

it('lags behind by as much as it is told', async () => {
	await sandbox.configure({ searchLag: 5_000 });
	const id = await create('deals', { title: 'Lagging Nautilus' });
	const found = async () => (await search('deals', 'Nautilus')).map((item) => item.id);
	expect(await found()).toEqual([]);
	await sandbox.clock({ advanceSeconds: 4 });
	expect(await found()).toEqual([]);
	await sandbox.clock({ advanceSeconds: 1 });
	expect(await found()).toEqual([id]);
	await sandbox.configure({ searchLag: 0 });
});

it('narrows by status and organization', async () => {
	const all = await search('deals', 'an', '&limit=100');
	const won = await search('deals', 'an', '&limit=100&status=won');
	expect(won.map((item) => item.id)).toEqual(
		all.filter((item) => item['status'] === 'won').map((item) => item.id),
	);
	expect(won.length).toBeGreaterThan(0);
});

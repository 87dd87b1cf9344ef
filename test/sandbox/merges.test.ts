import { fieldCode, recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 40 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const get = async (path: string) => recordOf(await sandbox.call('GET', path));
const list = async (path: string) => recordsOf(await sandbox.call('GET', path));
const post = async (path: string, body: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call('POST', path, body));
const merge = async (collection: string, gone: number, kept: number) =>
	recordOf(
		await sandbox.call('PUT', `/api/v1/${collection}/${gone}/merge`, { merge_with_id: kept }),
	);

describe('merging', () => {
	it('deals keeps the one of the body; empty keys are filled, filled ones win', async () => {
		const [number, text] = [
			await fieldCode(sandbox, 'deal', 'double'),
			await fieldCode(sandbox, 'deal', 'text'),
		];
		const gone = await post('/api/v2/deals', {
			title: 'Gone',
			person_id: 3,
			org_id: 2,
			custom_fields: { [number]: 1, [text]: 'from the one that goes' },
		});
		const own = { title: 'Kept', org_id: 5 };
		const kept = await post('/api/v2/deals', { ...own, custom_fields: { [number]: 2 } });
		const note = await post('/api/v1/notes', { content: 'x', deal_id: gone.id });
		const line = { product_id: 1, item_price: 10, quantity: 3 };
		await post(`/api/v2/deals/${gone.id}/products`, line);
		await sandbox.call('POST', `/api/v2/deals/${gone.id}/followers`, { user_id: 103 });
		const answer = await merge('deals', gone.id, kept.id);
		expect(answer).toMatchObject({ id: kept.id, title: 'Kept', merge_what_id: gone.id });
		const deal = await get(`/api/v2/deals/${kept.id}`);
		expect(deal).toMatchObject({ ...own, person_id: 3 });
		expect([deal.custom_fields[number], deal.custom_fields[text]]).toEqual([
			2,
			'from the one that goes',
		]);
		expect((await get(`/api/v1/notes/${note.id}`)).deal_id).toBe(kept.id);
		expect(await list(`/api/v2/deals/${kept.id}/products`)).toHaveLength(1);
		expect(await list(`/api/v2/deals/${kept.id}/followers`)).toMatchObject([{ user_id: 103 }]);
		expect((await get(`/api/v2/deals/${gone.id}`)).is_deleted).toBe(true);
		const listed = (await list('/api/v2/deals?limit=500')).map(({ id }) => id);
		expect(listed).toContain(kept.id);
		expect(listed).not.toContain(gone.id);
	});

	it('persons unites their addresses and moves what names them', async () => {
		const entry = (value: string) => ({ value, primary: true, label: 'work' });
		const gone = await post('/api/v2/persons', {
			name: 'Ann Old',
			emails: [entry('ann@old.example'), entry('ANN@new.example')],
			org_id: 2,
		});
		const kept = await post('/api/v2/persons', {
			name: 'Ann New',
			emails: [entry('ann@new.example')],
		});
		const deal = await post('/api/v2/deals', { title: 'Hers', person_id: gone.id });
		const activity = await post('/api/v2/activities', {
			subject: 'Call',
			participants: [{ person_id: gone.id, primary: true }],
		});
		await merge('persons', gone.id, kept.id);
		const person = await get(`/api/v2/persons/${kept.id}`);
		expect(person).toMatchObject({ name: 'Ann New', org_id: 2 });
		expect(person.emails).toEqual([
			entry('ann@new.example'),
			{ ...entry('ann@old.example'), primary: false },
		]);
		expect((await get(`/api/v2/deals/${deal.id}`)).person_id).toBe(kept.id);
		expect((await get(`/api/v2/activities/${activity.id}`)).person_id).toBe(kept.id);
		expect((await get(`/api/v2/persons/${gone.id}`)).is_deleted).toBe(true);
	});

	it('organizations moves their people, deals and relations', async () => {
		const gone = await post('/api/v2/organizations', {
			name: 'Old',
			website: 'https://old.example',
		});
		const kept = await post('/api/v2/organizations', { name: 'New' });
		const person = await post('/api/v2/persons', { name: 'Bo', org_id: gone.id });
		await post('/api/v1/organizationRelationships', {
			type: 'parent',
			rel_owner_org_id: 1,
			rel_linked_org_id: gone.id,
		});
		expect(await merge('organizations', gone.id, kept.id)).toEqual({ id: kept.id });
		expect((await get(`/api/v2/persons/${person.id}`)).org_id).toBe(kept.id);
		expect(await get(`/api/v2/organizations/${kept.id}`)).toMatchObject({
			name: 'New',
			website: 'https://old.example',
		});
		const relations = await list(`/api/v1/organizationRelationships?org_id=${kept.id}`);
		expect(relations).toMatchObject([{ calculated_type: 'parent', calculated_related_org_id: 1 }]);
	});

	it.each(['deals', 'persons', 'organizations'])('%s with themselves is refused', async (what) => {
		const path = `/api/v1/${what}/1/merge`;
		expect((await sandbox.call('PUT', path, { merge_with_id: 1 })).status).toBe(400);
		expect((await sandbox.call('PUT', path, { merge_with_id: 99_999 })).status).toBe(404);
	});
});

import type { IDataObject } from 'n8n-workflow';
import { getWhere, idsOf, type Row } from './conditionRun';
import { byId } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const path = '/api/v1/deals/12/participants';
const ofDeal = { parameters: { dealId: byId(12) as IDataObject } };
const person = (row: IDataObject) => row.person as IDataObject;
const values = (list: unknown) => (list as { value: string }[]).map(({ value }) => value);

describe('Deal Participant → Get Many compares the row and the person in it', () => {
	beforeEach(async () => {
		const { body } = await account.sandbox.call('POST', '/api/v2/persons', {
			name: 'Zoë Ångström',
			emails: [{ value: 'zoe@example.com', primary: true }],
			phones: [{ value: '+46 8 123', primary: true }],
			visible_to: 1,
			org_id: 7,
			owner_id: 103,
		});
		const { id } = body.data as IDataObject;
		for (const person_id of [20, 21, id]) {
			const { status } = await account.sandbox.call('POST', path, { person_id });
			expect(status).toBe(200);
		}
	});

	it.each<[string, Row, (row: IDataObject) => boolean]>([
		['id', { field: 'id', operator: 'atLeast', value: 2 }, ({ id }) => Number(id) >= 2],
		[
			'visible_to, answered as text and compared as a number',
			{ field: 'visible_to', operator: 'isLess', value: '3' },
			(row) => person(row).visible_to === '1',
		],
		[
			'status',
			{ field: 'status', operator: 'is', value: 'active' },
			({ active_flag: active }) => active === true,
		],
		[
			'the name of the person',
			{ field: 'person_name', operator: 'contains', value: 'zoë' },
			(row) => person(row).name === 'Zoë Ångström',
		],
		[
			'an e-mail address',
			{ field: 'email', operator: 'is', value: 'ZOE@example.com' },
			(row) => values(person(row).email).includes('zoe@example.com'),
		],
		[
			'a phone',
			{ field: 'person.phone', operator: 'is', value: '468123' },
			(row) => values(person(row).phone).includes('+46 8 123'),
		],
		[
			'the person',
			{ field: 'person_id', operator: 'isOneOf', value: '20, 21' },
			(row) => [20, 21].includes(Number(person(row).id)),
		],
		[
			'the organization of the person',
			{ field: 'org_id', operator: 'is', value: 7 },
			(row) => (person(row).org_id as IDataObject | null)?.value === 7,
		],
		[
			'the owner of the person',
			{ field: 'Owner of the Person', operator: 'is', value: 'Ana Silva' },
			(row) => (person(row).owner_id as IDataObject).id === 103,
		],
		[
			'when it was added, in UTC without saying so',
			{ field: 'add_time', operator: 'is', value: '2026-01-15T09:00:00Z' },
			({ add_time: time }) => time === '2026-01-15 09:00:00',
		],
	])('%s', async (_what, row, matches) => {
		const { json } = await getWhere(account, 'dealParticipant', [row], {
			...ofDeal,
			timezone: 'Asia/Tokyo',
		});
		const expected = (await account.list(path)).filter(matches);
		expect(expected.length).toBeGreaterThan(0);
		expect(idsOf(json)).toEqual(idsOf(expected));
	});

	it('finds none that is not active', async () => {
		const rows = [{ field: 'status', operator: 'is', value: 'inactive' }];
		expect((await getWhere(account, 'dealParticipant', rows, ofDeal)).json).toEqual([]);
	});

	it.each([
		['user_id', 'Follower → Get Many'],
		['role', 'person inside the row'],
	])('%s: says why not, and what to do instead', async (field, offer) => {
		const rows = [{ field, operator: 'is', value: 1 }];
		const { json } = await getWhere(account, 'dealParticipant', rows, ofDeal);
		expect(json[0]?.error).toContain(`'Additional Conditions' has no place for '${field}': `);
		expect((json[0]?.details as IDataObject).nextStep).toContain(offer);
		expect(await account.sent('GET', path)).toEqual([]);
	});
});

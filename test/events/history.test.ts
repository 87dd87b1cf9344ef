import type { IDataObject } from 'n8n-workflow';
import { withHistory } from '../../nodes/PipedriveCrm/events/poll/history';
import type { RecordChange } from '../../nodes/PipedriveCrm/events/recordChange';
import { isListed, watchedObjects } from '../../nodes/PipedriveCrm/events/watchedObjects';
import type { CustomField } from '../../nodes/PipedriveCrm/fields/customFields';

const key = (letter: string) => letter.repeat(40);
const field = (letter: string, type: string): [string, CustomField] => [
	key(letter),
	{ key: key(letter), name: letter, type, options: [], required: false },
];
const fields = new Map([
	field('a', 'enum'),
	field('b', 'set'),
	field('c', 'monetary'),
	field('d', 'daterange'),
	field('e', 'varchar'),
]);
const since = Date.parse('2026-01-15T09:00:00Z') / 1000;

const row = (field_key: string, old_value: string | null, time = '09:01:00', by = 11) => ({
	field_key,
	old_value,
	new_value: 'whatever',
	actor_user_id: by,
	time: `2026-01-15 ${time}`,
	change_source: 'api',
});

async function told(rows: IDataObject[], current: IDataObject = {}): Promise<RecordChange> {
	const change: RecordChange = {
		action: 'change',
		object: 'deal',
		id: 42,
		current,
		previous: null,
		told: [],
		userId: null,
		throughApi: null,
		at: null,
	};
	const asked: string[] = [];
	const exchange = {
		async *readPages({ path }: { path: string }) {
			asked.push(path);
			for (const one of rows) yield await Promise.resolve([one]);
			return { more: false };
		},
	};
	const known = await withHistory(exchange, deals(), change, since, fields);
	expect(asked).toEqual(['/api/v1/deals/42/changelog']);
	return known;
}

const deals = () => {
	const found = watchedObjects.filter(isListed).find(({ value }) => value === 'deal');
	if (found === undefined) throw new Error('Deals are not watched');
	return found;
};

describe('the history of a record', () => {
	it('gives values as API v2 has them', async () => {
		const { previous } = await told(
			[
				row('user_id', '12'),
				row('label', '3,7'),
				row('value', '100.5'),
				row('address', '{"value":"1 Long Street"}'),
				row('phone', '[{"value":"555","primary":true}]'),
				row('note', '[not a list'),
				row('title', '2024'),
				row('won_time', '2026-01-14 08:00:00'),
				row('person_id', ''),
				row('email', 'a@example.com, b@example.com'),
				row('update_time', '2026-01-14 08:00:00'),
				row(key('a'), '7'),
				row(key('b'), '1,2'),
				row(key('c'), '250'),
				row(`${key('c')}_currency`, 'EUR'),
				row(`${key('d')}_until`, '2026-01-31'),
				row(key('e'), '0042'),
				row(key('f'), 'of a field that is gone'),
			],
			{
				value: 5,
				title: 'A year',
				custom_fields: { [key('d')]: { value: '2026-01-01', until: '2026-02-28' } },
			},
		);
		expect(previous).toEqual({
			owner_id: 12,
			label_ids: [3, 7],
			value: 100.5,
			address: { value: '1 Long Street' },
			phones: [{ value: '555', primary: true }],
			note: '[not a list',
			title: '2024',
			won_time: '2026-01-14T08:00:00Z',
			person_id: null,
			emails: [{ value: 'a@example.com' }, { value: 'b@example.com' }],
			custom_fields: {
				[key('a')]: 7,
				[key('b')]: [1, 2],
				[key('c')]: { value: 250, currency: 'EUR' },
				[key('d')]: { value: '2026-01-01', until: '2026-01-31' },
				[key('e')]: '0042',
			},
		});
	});

	it('takes of several changes the value before the first, and the user of the last', async () => {
		const change = await told([
			row('title', 'second', '09:03:00', 12),
			row('title', 'first', '09:02:00', 11),
			row('title', 'told long ago', '08:59:59', 13),
		]);
		expect(change).toMatchObject({ previous: { title: 'first' }, userId: 12, throughApi: false });
	});

	it('leaves out the second that was told, unless all happened in it', async () => {
		const inIt = row('title', 'in the second', '09:00:00');
		expect((await told([row('value', '1'), inIt])).previous).toEqual({ value: 1 });
		expect((await told([inIt])).previous).toEqual({ title: 'in the second' });
	});

	it('of nothing is that nothing has changed which it knows of', async () => {
		expect(await told([])).toMatchObject({ previous: {}, userId: null, throughApi: null });
	});
});

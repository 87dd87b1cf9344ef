import type { IDataObject } from 'n8n-workflow';
import { expectFound, getWhere, type Row } from './conditionRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const deals = '/api/v2/deals';
describe('conditions that cannot be', () => {
	it.each<[string, Row, RegExp, RegExp]>([
		['a field', { field: 'Titel', operator: 'is', value: 'x' }, /has no field 'Titel'/, /'Title'/],
		[
			'a part of a field',
			{ field: 'Installation Site.town', operator: 'is', value: 'x' },
			/has no part 'town' in 'Installation Site'/,
			/./,
		],
		[
			'a label',
			{ field: 'Industry', operator: 'is', value: 'Retial' },
			/'Industry' has no option 'Retial'/,
			/'Retail'/,
		],
		[
			'a user',
			{ field: 'owner_id', operator: 'is', value: 'Anna Silva' },
			/'Owner' has no user 'Anna Silva'/,
			/'Ana Silva'/,
		],
		[
			'a stage',
			{ field: 'stage_id', operator: 'is', value: 'Porposal' },
			/'Stage' has no stage/,
			/'Proposal ‹ /,
		],
		[
			'a person by name',
			{ field: 'person_id', operator: 'is', value: 'Ana' },
			/takes the ID of a person, a whole number, not 'Ana'/,
			/Person → Search/,
		],
		[
			'a guessed number',
			{ field: 'value', operator: 'is', value: '1.234,50' },
			/'Value' takes a number/,
			/1234.5/,
		],
		[
			'a day that is none',
			{ field: 'add_time', operator: 'is', value: '2026-02-30' },
			/takes a date or time/,
			/ISO 8601/,
		],
		[
			'a time that is none',
			{ field: 'next_activity_time', operator: 'is', value: '25:00' },
			/takes a time of day/,
			/colon/,
		],
		[
			'more or less of a choice',
			{ field: 'Industry', operator: 'isMore', value: 'Retail' },
			/has choices/,
			/'Is'/,
		],
		[
			'neither true nor false',
			{ field: 'is_archived', operator: 'is', value: 'maybe' },
			/takes true or false/,
			/./,
		],
		[
			'more or less of a text',
			{ field: 'title', operator: 'isMore', value: 'M' },
			/takes a number, not 'M'/,
			/./,
		],
		[
			'letters for a phone',
			{ field: 'Billing Phone', operator: 'is', value: 'none' },
			/takes a phone number/,
			/digits/,
		],
		[
			'all custom fields',
			{ field: 'custom_fields', operator: 'is', value: 'x' },
			/one custom field at a time/,
			/itself/,
		],
		[
			'nothing',
			{ field: 'currency', operator: 'is', value: '' },
			/'Currency' is compared with nothing/,
			/'is empty'/,
		],
		[
			'an operator',
			{ field: 'currency', operator: 'like', value: 'x' },
			/has no operator 'like'/,
			/./,
		],
	])('%s: refused before the list is read', async (_what, row, message, nextStep) => {
		const { json } = await getWhere(account, 'deal', [row]);
		expect(json[0]?.error).toMatch(message);
		expect((json[0]?.details as IDataObject).nextStep).toMatch(nextStep);
		expect(await account.sent('GET', deals)).toEqual([]);
	});

	it('deleted deals: the output says how they are listed', async () => {
		const rows = [{ field: 'deleted', operator: 'is', value: true }];
		const without = await getWhere(account, 'deal', rows);
		expect(without.json).toEqual([]);
		expect(without.hints.join()).toContain("'Status: Deleted'");
		await expectFound(
			account,
			'deal',
			`${deals}?status=open,won,lost,deleted`,
			rows,
			({ is_deleted: deleted }) => deleted === true,
			{ parameters: { filters: { status: ['deleted', 'open', 'won', 'lost'] } } },
		);
	});
});

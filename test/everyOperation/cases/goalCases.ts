import type { IDataObject } from 'n8n-workflow';
import { byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, Seen, SetParameters } from '../operationCase';
import { create, ofItem } from './account';

const path = '/api/v1/goals';
const kinds = ['company', 'person'];

/** Goals are found by what they are about; one's own and those of the company alike. */
async function goalsOf(account: TestAccount): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	for (const kind of kinds) {
		const { goals } = await account.read(`${path}/find?assignee.type=${kind}`);
		found.push(...(goals as IDataObject[]));
	}
	return found;
}

const read = async (account: TestAccount, seen: Seen) =>
	(await goalsOf(account)).find(({ id }) => id === seen.id);

const least = {
	title: 'Least',
	assignee: { id: 900001, type: 'company' },
	type: { name: 'deals_started', params: { pipeline_id: [1] } },
	expected_outcome: { target: 3, tracking_metric: 'quantity' },
	duration: { start: '2025-12-01' },
	interval: 'yearly',
};

const start = async (account: TestAccount) => {
	const { goal } = await create(account, path, least);
	return { id: (goal as IDataObject | undefined)?.id };
};
const goalId = ofItem();

const ofAna: SetParameters = {
	title: { set: 'Progress of Ana' },
	assignee_type: { set: 'person', holds: { assignee: { type: 'person' } } },
	assignee_id: { set: byName('Ana Silva'), holds: { assignee: { id: 103 } } },
	type_name: { set: 'deals_progressed', holds: { type: { name: 'deals_progressed' } } },
	pipeline_id: { set: [2], holds: { type: { params: { pipeline_id: [2] } } } },
	stage_id: { set: byName('Joint Visit'), holds: { type: { params: { stage_id: 8 } } } },
	target: { set: 25_000, holds: { expected_outcome: { target: 25_000 } } },
	tracking_metric: { set: 'sum', holds: { expected_outcome: { tracking_metric: 'sum' } } },
	currency_id: { set: byName('USD'), holds: { expected_outcome: { currency_id: 2 } } },
	interval: { set: 'weekly' },
	start: { set: '2026-01-01', holds: { duration: { start: '2026-01-01' } } },
	end: { set: '2026-12-31', holds: { duration: { end: '2026-12-31' } } },
};

const ofCalls: SetParameters = {
	title: { set: 'Calls of Ana' },
	type_name: { set: 'activities_completed', holds: { type: { name: 'activities_completed' } } },
	activity_type_id: { set: [1, 2], holds: { type: { params: { activity_type_id: [1, 2] } } } },
	assignee_type: { set: 'person', holds: { assignee: { type: 'person' } } },
	assignee_id: { set: byName('Ana Silva'), holds: { assignee: { id: 103 } } },
	target: { set: 25, holds: { expected_outcome: { target: 25 } } },
	interval: { set: 'weekly' },
	start: { set: '2026-01-01', holds: { duration: { start: '2026-01-01' } } },
};

const ways = [ofAna, ofCalls];
const period = { period_start: '2026-01-01', period_end: '2026-01-31' };

export const goalCases: ResourceCases = {
	create: ways.map((sets) => ({
		start,
		sets,
		// Beside the goal that is there already.
		read,
	})),
	update: [
		{ start, parameters: { goalId }, sets: ofAna, read },
		{
			start,
			parameters: { goalId },
			sets: {
				title: { set: 'Calls' },
				type_name: {
					set: 'activities_completed',
					holds: { type: { name: 'activities_completed' } },
				},
				activity_type_id: {
					set: [1, 2],
					holds: { type: { params: { activity_type_id: [1, 2] } } },
				},
			},
			read,
		},
	],
	delete: {
		start,
		parameters: { goalId },
		before: read,
		check: async (account, { item }, before) => {
			expect(before).toMatchObject({ title: 'Least' });
			expect(await read(account, item)).toBeUndefined();
		},
	},
	find: {
		start,
		parameters: { filters: { title: 'Least', assignee_type: 'company' } },
		answers: async (account) =>
			(await account.read(`${path}/find?title=Least&assignee.type=company`)).goals,
	},
	getResults: {
		parameters: { goalId: byName('Deals won by the company'), ...period },
		answers: async (account) => {
			const [goal] = (await goalsOf(account)).filter(
				({ title }) => title === 'Deals won by the company',
			);
			const query = `period.start=${period.period_start}&period.end=${period.period_end}`;
			return await account.read(`${path}/${String(goal?.id)}/results?${query}`);
		},
	},
};

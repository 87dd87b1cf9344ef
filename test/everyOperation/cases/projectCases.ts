import type { IDataObject } from 'n8n-workflow';
import { byId, byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, Seen, SetParameters } from '../operationCase';
import { change, hitsOf, idsIn, made, mapped, ofItem, withFieldNames } from './account';

const path = '/api/v2/projects';
const record = `${path}/{id}`;
const read = withFieldNames('project', record);

const customValues = {
	'Project Code': 'P-2026-17',
	Risks: 'Two sites at once',
	'Planned Hours': 12.5,
	'Site Phone': '+372 555 0100',
	'Go-Live On': '2026-05-12',
	'Cost Centre': 'CC-17',
	'Delivery Model': 'Remote',
};

const customFields = {
	set: mapped({
		...customValues,
		Warranty: '2026-06-01 – 2027-05-31',
		'Daily Stand-Up': '09:30',
		'On-Site Hours': '9:00 - 17:15',
		Skills: 'Cabling, Migration',
		'Project Site': '1 Long St, Leeds',
		'Project Budget': '1200.5 USD',
		Subcontractor: 'Mayert - Turner',
		'Steering Contact': 'Shanny Hayes',
		'Project Lead': 'Ana Silva',
	}),
	holds: {
		custom_fields: {
			...customValues,
			Warranty: { value: '2026-06-01', until: '2027-05-31' },
			'Daily Stand-Up': { value: '09:30:00' },
			'On-Site Hours': { value: '09:00:00', until: '17:15:00' },
			Skills: ['Cabling', 'Migration'],
			'Project Site': { value: '1 Long St, Leeds' },
			'Project Budget': { value: 1200.5, currency: 'USD' },
			Subcontractor: 2,
			'Steering Contact': 2,
			'Project Lead': 103,
		},
	},
};

const sets: SetParameters = {
	title: { set: 'Rollout Riga' },
	board_id: { set: byName('Internal Projects'), holds: { board_id: 2 } },
	phase_id: { set: byName('Planned'), holds: { phase_id: 7 } },
	deal_ids: { set: '7, 8', holds: { deal_ids: [7, 8] } },
	person_ids: { set: 'Shanny Hayes, Aurelio Emard', holds: { person_ids: [2, 1] } },
	org_ids: { set: 'Mayert - Turner', holds: { org_ids: [2] } },
	owner_id: { set: byName('Ana Silva'), holds: { owner_id: 103 } },
	description: { set: 'Handhelds for the warehouse' },
	start_date: { set: '2026-02-01' },
	end_date: { set: '2026-06-30' },
	health_status: { set: 3 },
	label_ids: { set: [110, 112] },
	status: { set: 'completed' },
	customFields,
};

/** A project with the titles of its tasks, which a template brings along. */
const withTasks = async (account: TestAccount, { id }: Seen) => {
	const tasks = await account.list(`/api/v2/tasks?project_id=${String(id)}`);
	const project = await account.read(`${path}/${String(id)}`);
	return { ...project, hasTasks: tasks.length > 0 };
};

const fromTemplate: SetParameters = {
	title: { set: 'Rollout Tartu' },
	phase_id: { set: byName('Planned'), holds: { phase_id: 7 } },
	template_id: { set: byName('Scanner Rollout'), holds: { hasTasks: true } },
};

const least = { path, body: { title: 'Least', board_id: 1, phase_id: 1 } };
const start = made(path, { title: 'Old', board_id: 1, phase_id: 1 });
const projectId = ofItem();

/** Where something of the first project stands in its plan, and with whom. */
const inPlan =
	(type: string) =>
	async (account: TestAccount, { item }: Seen) => {
		const plan = await account.list('/api/v1/projects/1/plan');
		return plan.find((row) => row.item_type === type && row.item_id === item);
	};

const firstOf = (type: string) => async (account: TestAccount) => {
	const plan = await account.list('/api/v1/projects/1/plan');
	return { item: plan.find((row) => row.item_type === type)?.item_id };
};

const planSets: SetParameters = {
	phase_id: { set: byName('Go-Live'), holds: { phase_id: 4 } },
	group_id: { set: 2 },
};

const readings: ResourceCases = {
	get: { parameters: { projectId: byId(2) }, answers: `${path}/2` },
	getAll: {
		parameters: { filters: { status: ['open'], phase_id: byName('Go-Live') } },
		answers: `${path}?status=open&phase_id=4&limit=50`,
	},
	search: {
		parameters: { term: 'warehouse' },
		answers: hitsOf(`${path}/search?term=warehouse`),
	},
	getActivities: { parameters: { projectId: byId(1) }, answers: '/api/v1/projects/1/activities' },
	getFieldChanges: {
		start: async (account) => {
			await change(account, 'PATCH', `${path}/1`, { title: 'Another' });
			return { id: 1 };
		},
		parameters: { projectId },
		answers: `${path}/1/changelog`,
	},
	getGroups: { parameters: { projectId: byId(1) }, answers: '/api/v1/projects/1/groups' },
	getPermittedUsers: {
		parameters: { projectId: byId(1) },
		answers: idsIn(`${path}/1/permittedUsers`, 'user_id'),
	},
	getPlan: { parameters: { projectId: byId(1) }, answers: '/api/v1/projects/1/plan' },
};

export const projectCases: ResourceCases = {
	create: [
		{ sets, read, least },
		{ sets: fromTemplate, read: withTasks, least },
	],
	update: { start, parameters: { projectId }, sets, read },
	archive: {
		start,
		parameters: { projectId },
		sets: {},
		read: record,
		becomes: { archive_time: expect.any(String) as IDataObject[string] },
	},
	delete: { start, parameters: { projectId }, gone: record },
	updatePlanTask: {
		start: firstOf('task'),
		parameters: { projectId: byId(1), taskId: ofItem('item') },
		sets: planSets,
		read: inPlan('task'),
	},
	updatePlanActivity: {
		start: firstOf('activity'),
		parameters: { projectId: byId(1), activityId: ofItem('item') },
		sets: planSets,
		read: inPlan('activity'),
	},
	...readings,
};

const templates = '/api/v2/projectTemplates';

export const projectTemplateCases: ResourceCases = {
	get: { parameters: { projectTemplateId: byName('Scanner Rollout') }, answers: `${templates}/1` },
	getAll: { answers: templates },
};

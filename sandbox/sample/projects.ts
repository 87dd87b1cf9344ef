import type { Account } from '../state/account.ts';
import type { ProjectRecord } from '../state/projects.ts';
import { sellers } from './contacts.ts';
import { sampleCustomValues } from './customValues.ts';
import type { SampleRandom } from './random.ts';

const projectCount = 24;
const sampleBoards: [name: string, phases: string[]][] = [
	['Customer Onboarding', ['Kick-Off', 'Installation', 'Training', 'Go-Live', 'Hand-Over']],
	['Internal Projects', ['Ideas', 'Planned', 'Running', 'Review']],
];
const sampleTemplates: [title: string, description: string, board: number, tasks: string[]][] = [
	[
		'Scanner Rollout',
		'Handhelds for one warehouse',
		1,
		['Order the devices', 'Set up the network', 'Train the shift leaders'],
	],
	['ERP Integration', 'Interfaces to the ERP', 1, ['Agree on the fields', 'Test with real orders']],
	['Office Move', 'Another site of our own', 2, ['Give notice', 'Order the van']],
];
const workItems = [
	'Collect the requirements',
	'Order the hardware',
	'Prepare the training',
	'Migrate the master data',
	'Test with the key users',
	'Sign the acceptance',
];

function addBoards(account: Account, random: SampleRandom): void {
	const made = {
		add_time: random.daysAgo(500),
		update_time: random.daysAgo(60),
		is_deleted: false,
	};
	for (const [order, [name, phases]] of sampleBoards.entries()) {
		const board = account.boards.insert((id) => ({ id, name, order_nr: order + 1, ...made }));
		for (const [phaseOrder, phase] of phases.entries()) {
			account.phases.insert((id) => ({
				id,
				name: phase,
				board_id: board.id,
				order_nr: phaseOrder + 1,
				...made,
			}));
		}
	}
	for (const [title, description, projects_board_id, tasks] of sampleTemplates) {
		account.projectTemplates.insert((id) => ({
			id,
			title,
			description,
			projects_board_id,
			owner_id: 101,
			tasks,
			...made,
		}));
	}
}

function addProject(account: Account, random: SampleRandom, index: number): ProjectRecord {
	const deal = random.pick(account.deals.all().filter((one) => !one.is_deleted));
	const board_id = index % 4 === 3 ? 2 : 1;
	const phases = account.phases.all().filter((phase) => phase.board_id === board_id);
	const labels = account.field('project', 'label_ids')?.options ?? [];
	const startedDaysAgo = 200 - index * 8;
	const time = random.daysAgo(startedDaysAgo + 3);
	const status = random.pick(['open', 'open', 'open', 'completed', 'canceled'] as const);
	return account.projects.insert((id) => ({
		id,
		title: board_id === 2 ? `Internal: ${random.pick(workItems)}` : deal.title,
		description: random.chance(0.6) ? random.faker.lorem.sentence() : null,
		status,
		status_change_time: time,
		board_id,
		phase_id: random.pick(phases).id,
		owner_id: random.pick(sellers(account)),
		start_date: random.dateDaysAgo(startedDaysAgo),
		end_date: random.chance(0.7) ? random.dateDaysAgo(startedDaysAgo - random.int(30, 150)) : null,
		deal_ids: board_id === 2 ? [] : [deal.id],
		person_ids: board_id === 2 || deal.person_id === null ? [] : [deal.person_id],
		org_ids: board_id === 2 || deal.org_id === null ? [] : [deal.org_id],
		label_ids: random.chance(0.4) ? [Number(random.pick(labels).id)] : [],
		health_status: random.chance(0.5) ? random.int(1, 100) : null,
		archive_time: index % 8 === 7 ? random.daysAgo(5) : null,
		add_time: time,
		update_time: random.daysAgo(startedDaysAgo * 0.3),
		is_deleted: false,
		custom_fields: sampleCustomValues(account, random, 'project', 0.3),
	}));
}

function addTasks(account: Account, random: SampleRandom, project: ProjectRecord): void {
	for (const [order, name] of ['Preparation', 'Execution'].entries()) {
		account.projectGroups.insert((id) => ({
			id,
			project_id: project.id,
			name,
			order_nr: order + 1,
		}));
	}
	let parent: number | null = null;
	for (const title of random.faker.helpers.arrayElements(workItems, { min: 2, max: 5 })) {
		const is_done = random.chance(0.4);
		const time = project.add_time;
		const task = account.tasks.insert((id) => ({
			id,
			title,
			creator_id: project.owner_id,
			description: null,
			project_id: project.id,
			is_done,
			is_milestone: random.chance(0.15),
			due_date: random.dateDaysAgo(random.int(-40, 60)),
			start_date: project.start_date,
			parent_task_id: random.chance(0.25) ? parent : null,
			assignee_ids: random.chance(0.7) ? [random.pick(sellers(account))] : [],
			priority: random.chance(0.3) ? random.int(1, 3) : null,
			marked_as_done_time: is_done ? random.daysAgo(random.int(1, 20)) : null,
			add_time: time,
			update_time: time,
			is_deleted: false,
		}));
		parent ??= task.id;
	}
}

/** Boards, templates, projects and their tasks; some activities belong to a project. */
export function addProjects(account: Account, random: SampleRandom): void {
	addBoards(account, random);
	if (account.deals.all().length === 0) return;
	for (let index = 0; index < projectCount; index += 1) {
		addTasks(account, random, addProject(account, random, index));
	}
	const projects = account.projects.all();
	for (const activity of account.activities.all().filter((_, index) => index % 30 === 11)) {
		account.activities.change(activity, { project_id: random.pick(projects).id });
	}
}

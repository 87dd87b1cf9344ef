import { byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, SetParameters } from '../operationCase';
import { create, made, ofItem } from './account';

const path = '/api/v1/notes';
const record = `${path}/{id}`;
const noteId = '={{ $json.id }}';
const leastNote = { path, body: { content: 'Least', deal_id: 9 } };

/** Something that notes hang on; each as the record, and as the flag that pins the note there. */
const ofDeal: SetParameters = {
	content: { set: '<p>Asked twice</p>' },
	deal_id: { set: byName('Gutmann Group: annual support plan'), holds: { deal_id: 7 } },
	person_id: { set: byName('Shanny Hayes'), holds: { person_id: 2 } },
	org_id: { set: byName('Mayert - Turner'), holds: { org_id: 2 } },
	add_time: { set: '2026-01-02T03:04:05Z', holds: { add_time: '2026-01-02 03:04:05' } },
	user_id: { set: byName('Ana Silva'), holds: { user_id: 103 } },
	pinned_to_deal_flag: { set: true },
	pinned_to_person_flag: { set: true },
	pinned_to_organization_flag: { set: true },
};

const ofLead: SetParameters = {
	content: { set: '<p>Asked once</p>' },
	lead_id: {
		set: byName('Cassin, Douglas and Corkery downloaded the price list'),
		holds: { lead_id: 'e9b2a7fd-f337-49a4-aa84-2f711964eae8' },
	},
	pinned_to_lead_flag: { set: true },
};

const ofProject: SetParameters = {
	content: { set: '<p>Began</p>' },
	project_id: {
		set: ofItem('project'),
		holds: ({ project }) => ({ project_id: project }),
	},
	pinned_to_project_flag: { set: true },
};

const ofTask: SetParameters = {
	content: { set: '<p>Done</p>' },
	task_id: { set: ofItem('task'), holds: ({ task }) => ({ task_id: task }) },
	pinned_to_task_flag: { set: true },
};

const ways = [ofDeal, ofLead, ofProject, ofTask];

const places = async (account: TestAccount) => {
	const [project] = await account.list('/api/v2/projects?limit=1');
	const [task] = await account.list('/api/v2/tasks?limit=1');
	return { project: project?.id, task: task?.id };
};

const start = made(path, { content: 'Old', deal_id: 9 });

export const noteCases: ResourceCases = {
	create: ways.map((sets) => ({ start: places, sets, read: record, least: leastNote })),
	update: ways.map((sets) => ({
		start: async (account) => ({ ...(await places(account)), ...(await start(account)) }),
		parameters: { noteId },
		sets,
		read: record,
	})),
	delete: { start, parameters: { noteId }, gone: record },
	get: { start, parameters: { noteId }, answers: record },
	getAll: {
		parameters: { filters: { user_id: byName('Maya Lindqvist') } },
		answers: `${path}?user_id=101`,
	},
};

const commented = async (account: TestAccount) => {
	const { id } = await create(account, path, { content: 'Old', deal_id: 9 });
	const comments = `${path}/${String(id)}/comments`;
	return { note: id, uuid: (await create(account, comments, { content: 'Old' })).uuid };
};

const comments = `${path}/{note}/comments`;
const comment = `${comments}/{uuid}`;
const ofNote = { noteId: '={{ $json.note }}' };
const ofComment = { ...ofNote, commentId: '={{ $json.uuid }}' };
const commentSets: SetParameters = { content: { set: 'I called them' } };

export const noteCommentCases: ResourceCases = {
	add: {
		start: async (account) => ({ note: (await commented(account)).note }),
		parameters: ofNote,
		sets: commentSets,
		read: comment,
		least: { path: comments, body: { content: 'Least' } },
	},
	update: { start: commented, parameters: ofComment, sets: commentSets, read: comment },
	delete: {
		start: commented,
		parameters: ofComment,
		gone: comment,
		answered: ({ uuid }) => ({ deleted: true, id: uuid }),
	},
	get: { start: commented, parameters: ofComment, answers: comment },
	getAll: { start: commented, parameters: ofNote, answers: comments },
};

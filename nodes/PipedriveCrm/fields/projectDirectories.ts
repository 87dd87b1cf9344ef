import type { IDataObject } from 'n8n-workflow';
import type { Directory, Entry, ListedDirectory } from './directory';

/** The boards of projects. */
export const boardsPath = '/api/v2/boards';

/** The phases of one board. */
export const phasesPath = ({ id }: IDataObject): string => `/api/v2/phases?board_id=${String(id)}`;

const called =
	(key: 'name' | 'title') =>
	(rows: IDataObject[]): Entry[] =>
		rows.map((row) => ({ id: Number(row.id), name: String(row[key]), aliases: [] }));

/** @param bringsBoard whether a phase brings its board along */
const phases = (bringsBoard?: true): ListedDirectory => ({
	kind: 'listed',
	noun: 'phase',
	paths: [boardsPath],
	within: phasesPath,
	bringsMore: bringsBoard,
	entries: (boards, rows) => {
		const names = new Map(boards.map((board) => [board.id, String(board.name)]));
		return rows.map((phase) => {
			const name = String(phase.name);
			const board = names.get(phase.board_id) ?? '';
			return {
				id: Number(phase.id),
				name: `${name} ‹ ${board}`,
				aliases: [name, `${board} › ${name}`],
				implies: bringsBoard && { board_id: phase.board_id },
			};
		});
	},
});

/** Where names of what belongs to projects are looked up. */
export const projectDirectories: Record<string, Directory> = {
	searchBoards: { kind: 'listed', noun: 'board', paths: [boardsPath], entries: called('name') },
	searchPhases: phases(),
	searchProjectPhases: phases(true),
	searchProjects: {
		kind: 'searched',
		noun: 'project',
		collection: '/api/v2/projects',
		isUnsorted: true,
		searchIn: () => 'title',
		textsOf: ({ title }) => [String(title)],
	},
	searchProjectTemplates: {
		kind: 'listed',
		noun: 'project template',
		paths: ['/api/v2/projectTemplates'],
		entries: called('title'),
	},
	searchTasks: {
		kind: 'paged',
		noun: 'task',
		collection: '/api/v2/tasks',
		isUnsorted: true,
		textsOf: ({ title }) => [String(title)],
	},
};

import type { IDataObject } from 'n8n-workflow';
import type { Directory, Entry } from './directory';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (row: IDataObject): number => Number(row.id);

const notDeleted = (row: IDataObject) => row.is_deleted !== true;

function stageEntries(stages: IDataObject[], pipelines: IDataObject[]): Entry[] {
	const names = new Map(pipelines.map((pipeline) => [pipeline.id, text(pipeline.name)]));
	return stages.filter(notDeleted).map((stage) => {
		const name = text(stage.name);
		const pipeline = names.get(stage.pipeline_id) ?? '';
		return {
			id: idOf(stage),
			name: `${name} ‹ ${pipeline}`,
			aliases: [name, `${pipeline} › ${name}`],
			implies: { pipeline_id: stage.pipeline_id },
		};
	});
}

/** The records of sales, and what they are sorted into. */
export const salesDirectories: Record<string, Directory> = {
	searchActivities: {
		kind: 'paged',
		noun: 'activity',
		collection: '/api/v2/activities',
		textsOf: (activity) => [
			[activity.subject, activity.due_date].map(text).filter(Boolean).join(' – '),
		],
	},
	searchActivityTypes: {
		kind: 'listed',
		noun: 'activity type',
		paths: ['/api/v1/activityTypes'],
		entries: (types) =>
			types
				.filter((row) => row.active_flag !== false)
				.map((row) => ({
					id: text(row.key_string),
					name: text(row.name),
					aliases: [text(row.key_string)],
				})),
		idsAreWords: true,
	},
	searchActivityTypeNumbers: {
		kind: 'listed',
		noun: 'activity type',
		paths: ['/api/v1/activityTypes'],
		entries: (types) =>
			types.map((row) => ({
				id: idOf(row),
				name: text(row.name),
				aliases: [text(row.key_string)],
			})),
	},
	searchDeals: {
		kind: 'searched',
		noun: 'deal',
		collection: '/api/v2/deals',
		searchIn: () => 'title',
		textsOf: (hit) => [text(hit.title)],
	},
	searchLeads: {
		kind: 'searched',
		noun: 'lead',
		collection: '/api/v1/leads',
		search: '/api/v2/leads/search',
		idsAreUuids: true,
		searchIn: () => 'title',
		textsOf: (hit) => [text(hit.title)],
	},
	searchOrganizations: {
		kind: 'searched',
		noun: 'organization',
		collection: '/api/v2/organizations',
		searchIn: () => 'name',
		bodyFor: (name) => ({ name }),
		textsOf: (hit) => [text(hit.name)],
	},
	searchPersons: {
		kind: 'searched',
		noun: 'person',
		collection: '/api/v2/persons',
		searchIn: (wanted) => (wanted.includes('@') ? 'email' : 'name'),
		bodyFor: (wanted) =>
			wanted.includes('@')
				? { name: wanted, emails: [{ value: wanted, primary: true }] }
				: { name: wanted },
		textsOf: (hit) => [text(hit.name), ...(Array.isArray(hit.emails) ? hit.emails.map(text) : [])],
	},
	searchProducts: {
		kind: 'searched',
		noun: 'product',
		collection: '/api/v2/products',
		searchIn: () => 'code,name',
		// Pipedrive answers a code of digits alone as a number.
		textsOf: (hit) => [text(hit.name), ...(hit.code == null ? [] : [String(hit.code)])],
	},
	searchPipelines: {
		kind: 'listed',
		noun: 'pipeline',
		paths: ['/api/v2/pipelines'],
		entries: (pipelines) =>
			pipelines
				.filter(notDeleted)
				.map((row) => ({ id: idOf(row), name: text(row.name), aliases: [] })),
	},
	searchStages: {
		kind: 'listed',
		noun: 'stage',
		paths: ['/api/v2/stages', '/api/v2/pipelines'],
		entries: stageEntries,
		bringsMore: true,
	},
	searchUsers: {
		kind: 'listed',
		noun: 'user',
		paths: ['/api/v1/users'],
		entries: (users) =>
			users
				.filter((row) => row.active_flag !== false)
				.map((row) => ({ id: idOf(row), name: text(row.name), aliases: [text(row.email)] })),
	},
	searchCurrencies: {
		kind: 'listed',
		noun: 'currency',
		paths: ['/api/v1/currencies'],
		entries: (currencies) =>
			currencies
				.filter((row) => row.active_flag !== false)
				.map((row) => ({
					id: text(row.code),
					name: `${text(row.code)} – ${text(row.name)}`,
					aliases: [text(row.code), text(row.name)],
				})),
		asCode: (wanted) =>
			/^\s*[a-z]{3}\s*$/i.test(wanted) ? wanted.trim().toUpperCase() : undefined,
	},
};

import type { Session } from '../../../tools/start/session.ts';

/** A row as n8n keeps it, with columns of its own. */
export type TableRow = Record<string, unknown>;

/** One of n8n's own tables, in the project of the signed-in user. */
export class DataTable {
	private readonly session: Session;

	private readonly path: string;

	private constructor(session: Session, path: string) {
		this.session = session;
		this.path = path;
	}

	/** @param columns types by name, the first character a letter */
	static async create(
		session: Session,
		name: string,
		columns: Record<string, 'string' | 'number'>,
	): Promise<DataTable> {
		const project = await session.call<{ id: string }>('GET', '/rest/projects/personal');
		const tables = `/rest/projects/${project.id}/data-tables`;
		const { id } = await session.call<{ id: string }>('POST', tables, {
			name,
			columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
		});
		return new DataTable(session, `${tables}/${id}`);
	}

	/** The first hundred rows, in the order in which they came. */
	async rows(): Promise<TableRow[]> {
		const path = `${this.path}/rows?take=100&sortBy=id:asc`;
		return (await this.session.call<{ data: TableRow[] }>('GET', path)).data;
	}
}

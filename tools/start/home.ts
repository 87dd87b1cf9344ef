import { join } from 'node:path';

/** The folder that `npm start` fills and reuses, git-ignored; all paths are absolute. */
export interface Home {
	/** The repository. */
	root: string;
	/** Where n8n itself is installed. */
	host: string;
	/** n8n's user folder: database, encryption key, installed nodes. */
	data: string;
	/** Where n8n looks for installed community nodes. */
	nodes: string;
	/** Where the packed node package lies. */
	packages: string;
	/** What n8n printed since the last start. */
	log: string;
}

/**
 * Lays out the folder that a start works in.
 * @param root the repository
 */
export function homeIn(root: string): Home {
	const folder = join(root, '.n8n-home');
	const data = join(folder, 'data');
	return {
		root,
		host: join(folder, 'host'),
		data,
		nodes: join(data, '.n8n', 'nodes'),
		packages: join(folder, 'packages'),
		log: join(folder, 'n8n.log'),
	};
}

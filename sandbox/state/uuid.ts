import { createHash } from 'node:crypto';

/** A record that the API names by a UUID; its number is the sandbox's own and never answered. */
export interface WithUuid {
	readonly id: number;
	readonly uuid: string;
}

/** The UUID of the nth record of a kind: the same in every account, as numbers are. */
export function uuidOf(kind: string, id: number): string {
	const hex = createHash('sha1')
		.update(`sandbox/${kind}/${String(id)}`)
		.digest('hex');
	const parts = [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
	];
	return [...parts, hex.slice(20, 32)].join('-');
}

/** The record with this UUID. */
export function byUuid<T extends WithUuid>(
	records: { all(): readonly T[] },
	uuid: string,
): T | undefined {
	const wanted = uuid.toLowerCase();
	return records.all().find((record) => record.uuid === wanted);
}

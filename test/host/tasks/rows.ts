import assert from 'node:assert/strict';
import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';

/** A record as the API answers it, as far as the tasks look at it. */
export interface Row {
	id?: number;
	name?: string;
	custom_fields?: Record<string, unknown>;
	field_code?: string;
	field_name?: string;
	options?: { id: number; label: string }[] | null;
	item?: { id: number };
	[key: string]: unknown;
}

/** The rows of a list, or the hits of a search. @param path with its query */
export async function rowsOf(sandbox: Sandbox, path: string): Promise<Row[]> {
	const { text, status } = await sandbox.call('GET', path);
	assert.equal(status, 200, text);
	const { data }: { data: Row[] | { items: Row[] } | null } = JSON.parse(text);
	if (data === null) return [];
	return Array.isArray(data) ? data : data.items;
}

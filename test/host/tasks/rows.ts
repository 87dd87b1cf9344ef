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
	emails?: ContactEntry[];
	phones?: ContactEntry[];
	[key: string]: unknown;
}

/** An e-mail address or a phone number. */
export interface ContactEntry {
	value: string;
	label: string;
	primary: boolean;
}

/** The rows of a list, or the hits of a search. @param path with its query */
export async function rowsOf(sandbox: Sandbox, path: string): Promise<Row[]> {
	const { text, status } = await sandbox.call('GET', path);
	assert.equal(status, 200, text);
	const { data }: { data: Row[] | { items: Row[] } | null } = JSON.parse(text);
	if (data === null) return [];
	return Array.isArray(data) ? data : data.items;
}

/** The rows of all pages of a list of version 2. @param path without a query */
export async function allRowsOf(sandbox: Sandbox, path: string): Promise<Row[]> {
	const rows: Row[] = [];
	let next: string | null = '';
	while (next !== null) {
		const { text, status } = await sandbox.call('GET', `${path}?limit=500${next}`);
		assert.equal(status, 200, text);
		const page: { data: Row[]; additional_data: { next_cursor: string | null } } = JSON.parse(text);
		rows.push(...page.data);
		const cursor = page.additional_data.next_cursor;
		next = cursor === null ? null : `&cursor=${encodeURIComponent(cursor)}`;
	}
	return rows;
}

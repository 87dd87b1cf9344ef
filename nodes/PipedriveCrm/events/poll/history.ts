import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../exchange/exchange';
import { outcomeNow } from '../../exchange/outcome';
import type { CustomField } from '../../fields/customFields';
import { customOf, type RecordChange } from '../recordChange';
import type { ListedObject } from '../watchedObjects';

const rowsPerPage = 100;

/** Letters and digits of the key of a custom field. */
const keyLength = 40;

/** What API v1 calls a field whose name is another one in v2. */
const v2Keys: Partial<Record<string, string>> = {
	email: 'emails',
	label: 'label_ids',
	phone: 'phones',
	user_id: 'owner_id',
};

/** Keys that say nothing that v2 has. */
const unknownToV2 = new Set(['active_flag', 'add_time', 'deleted', 'update_time']);

/** A change of one field (https://developers.pipedrive.com/docs/api/v1/Deals#getDealChangelog). */
interface HistoryRow {
	key: string;
	old: string | null;
	userId: number;
	source: string;
	/** Seconds since 1970. */
	time: number;
}

/**
 * Asks what a record was before, and who has changed it: the same change with previous values.
 * @param since the second of the last change that is told already
 * @param fields the custom fields of the account, for the types of their values
 * @throws {ExchangeFailure}
 */
export async function withHistory(
	exchange: Pick<Exchange, 'readPages'>,
	{ list: { collection } }: ListedObject,
	change: RecordChange,
	since: number,
	fields: ReadonlyMap<string, CustomField>,
): Promise<RecordChange> {
	const path = `${collection.replace('/v2/', '/v1/')}/${change.id}/changelog`;
	const rows = rowsAfter(await readRows(exchange, path, since), since);
	const [first] = rows;
	const latest = rows.at(-1) ?? first;
	const previous: IDataObject = {};
	const custom: IDataObject = {};
	const old = new Map<string, string | null>();
	// Of several changes of a field, the first one knows what was there before all of them.
	for (const row of rows) if (!old.has(row.key)) old.set(row.key, row.old);
	for (const [key, value] of old) {
		const field = fields.get(key);
		const whole = fields.get(key.slice(0, keyLength));
		if (field !== undefined) custom[key] = customValue(field, value, old, change.current);
		else if (whole !== undefined)
			custom[whole.key] ??= partChanged(whole, key, value, change.current);
		else if (isStandard(key)) previous[v2Keys[key] ?? key] = standardValue(key, value, change);
	}
	return {
		...change,
		previous: Object.keys(custom).length === 0 ? previous : { ...previous, custom_fields: custom },
		userId: latest?.userId ?? null,
		throughApi:
			latest === undefined
				? null
				: rows.every(({ source, userId }) => source === 'api' && userId === latest.userId),
	};
}

/** The rows from a second on, the oldest first. */
async function readRows(
	exchange: Pick<Exchange, 'readPages'>,
	path: string,
	since: number,
): Promise<HistoryRow[]> {
	const rows: HistoryRow[] = [];
	const paging = { style: 'cursor', largest: rowsPerPage } as const;
	for await (const page of exchange.readPages({ method: 'GET', path }, paging)) {
		const read = page.map(readRow);
		rows.push(...read);
		const oldest = read.at(-1)?.time ?? 0;
		// The latest come first; only then what follows is older.
		if (oldest < since && (read[0]?.time ?? 0) >= oldest) break;
	}
	return rows
		.reverse()
		.filter(({ time }) => time >= since)
		.sort((a, b) => a.time - b.time);
}

/** Later than the second that was told; where there is nothing, a second change within it. */
function rowsAfter(rows: HistoryRow[], since: number): HistoryRow[] {
	const later = rows.filter(({ time }) => time > since);
	return later.length > 0 ? later : rows;
}

function readRow(row: IDataObject): HistoryRow {
	return {
		key: String(row.field_key),
		old: row.old_value == null || row.old_value === '' ? null : String(row.old_value),
		userId: Number(row.actor_user_id),
		source: String(row.change_source ?? ''),
		time: Math.floor(Date.parse(`${String(row.time).replace(' ', 'T').replace('Z', '')}Z`) / 1000),
	};
}

/** Parts of custom fields (`<key>_currency`) stand under keys of their own; they belong to the whole. */
function isStandard(key: string): boolean {
	return !unknownToV2.has(key) && !/^[0-9a-f]{40}/.test(key);
}

/** Also where the field is empty now, so that nothing else tells its type. */
const numericKeys =
	/_id$|^(?:annual_revenue|employee_count|industry|probability|value|visible_to)$/;

function standardValue(
	key: string,
	old: string | null,
	{ current }: RecordChange,
): IDataObject[string] {
	const structure = structureIn(old);
	if (structure !== undefined) return structure;
	if (key === 'email' || key === 'phone') return texts(old).map((value) => ({ value }));
	if (key === 'label') return texts(old).map(Number);
	if (old === null) return null;
	const now = current[key === 'user_id' ? 'owner_id' : key];
	if (typeof now === 'boolean') return old === '1' || old === 'true';
	const isNumber = typeof now === 'number' || numericKeys.test(key);
	return isNumber && !Number.isNaN(Number(old)) ? Number(old) : asV2Time(old);
}

/** Of a value with parts one part alone has changed, e.g. the currency of money. */
function partChanged(
	{ key }: CustomField,
	part: string,
	old: string | null,
	current: IDataObject,
): IDataObject {
	const now = customOf(current)[key];
	return { ...(now as IDataObject | null), [part.slice(keyLength + 1)]: old };
}

const numeric = new Set(['double', 'enum', 'int', 'org', 'people', 'user']);

function customValue(
	field: CustomField,
	old: string | null,
	all: ReadonlyMap<string, string | null>,
	current: IDataObject,
): IDataObject[string] {
	const structure = structureIn(old);
	if (structure !== undefined) return structure;
	if (old === null) return null;
	if (numeric.has(field.type)) return Number(old);
	if (field.type === 'set') return texts(old).map(Number);
	const now = customOf(current)[field.key];
	const part = (name: string) =>
		all.get(`${field.key}_${name}`) ?? (now as IDataObject | null)?.[name] ?? null;
	if (field.type === 'monetary') return { value: Number(old), currency: part('currency') };
	if (field.type === 'daterange' || field.type === 'timerange') {
		return { value: old, until: part('until') };
	}
	if (field.type === 'time' || field.type === 'address') return { value: old };
	return old;
}

/** A list or an object that was written as JSON; undefined for any other text. */
function structureIn(old: string | null): IDataObject | IDataObject[] | undefined {
	if (old === null || !/^\s*[[{]/.test(old)) return undefined;
	const outcome = outcomeNow(() => JSON.parse(old) as IDataObject | IDataObject[]);
	return outcome.ok ? outcome.value : undefined;
}

const texts = (old: string | null): string[] =>
	(old ?? '')
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '');

/** '2026-01-31 09:00:00' is '2026-01-31T09:00:00Z' in v2. */
function asV2Time(text: string): string {
	return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text.replace(' ', 'T')}Z` : text;
}

import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../exchange/exchange';
import { comparable } from '../../fields/names';
import { InvalidItem } from '../itemFailure';
import { oneAtATime } from '../oneAtATime';
import type { ItemWork, Played, Player } from '../player';
import { sendForRecord } from './answers';

/**
 * Plays Ensure of a field: one of the same name and type is taken as it is and given the options that it
 * lacks; where there is none, it is created.
 */
export const playEnsureField: Player = async (work) =>
	await oneAtATime(work.exchange, async () => await ensureField(work));

async function ensureField(work: ItemWork): Promise<Played> {
	const { exchange, request } = work;
	const { field_name: name, field_type: type } = request.body;
	const named = (await customFields(exchange, request.path)).filter(
		(field) => comparable(String(field.field_name)) === comparable(String(name)),
	);
	const [field, twin] = named.filter((one) => one.field_type === type);
	if (field === undefined) return await create(work, named);
	if (twin !== undefined) throw severalOf(String(name), named);
	return await addMissing(work, field);
}

async function customFields(exchange: Exchange, path: string): Promise<IDataObject[]> {
	const fields: IDataObject[] = [];
	const paging = { style: 'cursor', largest: 500 } as const;
	for await (const page of exchange.readPages({ method: 'GET', path }, paging)) {
		fields.push(...page.filter((field) => field.is_custom_field === true));
	}
	return fields;
}

async function create(work: ItemWork, ofOtherTypes: IDataObject[]): Promise<Played> {
	const created = await sendForRecord(work);
	if (ofOtherTypes.length > 0) {
		const types = ofOtherTypes.map((field) => String(field.field_type)).join(', ');
		work.hint(
			`There is another field named '${String(created.field_name)}', of the type ${types}; the new one stands beside it.`,
		);
	}
	return {
		rows: [created],
		areRecords: true,
		result: { action: 'created', key: created.field_code },
	};
}

async function addMissing(work: ItemWork, field: IDataObject): Promise<Played> {
	const { exchange, request } = work;
	const key = String(field.field_code);
	const has = new Set(labelsIn(field.options));
	const wanted = (request.body.options ?? []) as { label: string }[];
	const missing = wanted.filter(({ label }) => {
		const isNew = !has.has(comparable(label));
		has.add(comparable(label));
		return isNew;
	});
	if (missing.length === 0) {
		return { rows: [field], areRecords: true, result: { action: 'unchanged', key } };
	}
	const path = `${request.path}/${encodeURIComponent(key)}`;
	await exchange.send({ method: 'POST', path: `${path}/options`, body: missing });
	const { data } = await exchange.send({ method: 'GET', path });
	const added = missing.map(({ label }) => label);
	return {
		rows: [data as IDataObject],
		areRecords: true,
		result: { action: 'updated', key, added },
	};
}

const labelsIn = (options: unknown): string[] =>
	((options ?? []) as { label: string }[]).map(({ label }) => comparable(label));

function severalOf(name: string, fields: IDataObject[]): InvalidItem {
	const keys = fields.map((field) => String(field.field_code)).join(', ');
	return new InvalidItem(
		`'Name' fits several fields of this type named '${name}': ${keys}`,
		'Rename or delete all but one of them in Pipedrive.',
		'field_name',
	);
}

import type { Sandbox } from '../../sandbox/client/startSandbox.ts';
import { contacts, dealChanges } from './rows.ts';

interface Field {
	field_name: string;
	field_code: string;
	field_type: string;
	options: { id: number; label: string }[] | null;
}

interface Deal {
	id: number;
	custom_fields: Record<string, unknown>;
}

interface Person {
	name: string;
	emails: { value: string }[];
	phones: { value: string; primary: boolean }[];
}

/** Reads the deals back. @returns how many have all five custom fields as they should be */
export async function dealsAsWanted(sandbox: Sandbox, dealIds: number[]): Promise<number> {
	const fields = await everyRow<Field>(sandbox, '/api/v2/dealFields');
	const deals = new Map((await everyRow<Deal>(sandbox, '/api/v2/deals')).map((d) => [d.id, d]));
	const field = (name: string, type: string) => {
		const found = fields.find((one) => one.field_name === name && one.field_type === type);
		if (found === undefined) throw new Error(`There is no field '${name}'`);
		return found;
	};
	const idOf = ({ options }: Field, label: string) =>
		options?.find((option) => option.label === label)?.id;
	const [order, seats, signedOn, industry, rivals] = [
		field('Purchase Order Number', 'varchar'),
		field('Seats', 'double'),
		field('Contract Signed On', 'date'),
		field('Industry', 'enum'),
		field('Competitors', 'set'),
	];
	return dealChanges(dealIds).filter((row) => {
		const has = deals.get(row.dealId)?.custom_fields ?? {};
		const wanted = row.competitors.split(', ').map((label) => idOf(rivals, label));
		return (
			has[order.field_code] === row.order &&
			has[seats.field_code] === row.seats &&
			has[signedOn.field_code] === row.signedOn &&
			has[industry.field_code] === idOf(industry, row.industry) &&
			JSON.stringify(has[rivals.field_code]) === JSON.stringify(wanted)
		);
	}).length;
}

/** Reads the persons back. @returns how many rows are in the account once, as they should be */
export async function contactsAsWanted(sandbox: Sandbox, count: number): Promise<number> {
	const byEmail = new Map<string, Person[]>();
	for (const person of await everyRow<Person>(sandbox, '/api/v2/persons')) {
		for (const { value } of person.emails) {
			byEmail.set(value, [...(byEmail.get(value) ?? []), person]);
		}
	}
	return contacts(count).filter(({ name, email, phone }) => {
		const [person, ...more] = byEmail.get(email) ?? [];
		const primary = person?.phones.find((one) => one.primary)?.value;
		return more.length === 0 && person?.name === name && primary === phone;
	}).length;
}

/** Every row of a list, page by page. */
export async function everyRow<Row>({ call }: Sandbox, path: string): Promise<Row[]> {
	const rows: Row[] = [];
	let more = '';
	do {
		const { text } = await call('GET', `${path}?limit=500${more}`);
		const page = JSON.parse(text) as {
			data: Row[];
			additional_data?: { next_cursor?: string | null };
		};
		rows.push(...page.data);
		const cursor = page.additional_data?.next_cursor;
		more = typeof cursor === 'string' ? `&cursor=${encodeURIComponent(cursor)}` : '';
	} while (more !== '');
	return rows;
}

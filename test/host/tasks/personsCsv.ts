import assert from 'node:assert/strict';
import type { Row } from './rows.ts';

/** A person as a row of the file says it. */
export interface CsvPerson {
	name: string;
	/** Of some of those in the account, in capitals. */
	email: string;
	phone: string;
	/** Name of an organization of the account; may be empty. */
	organization: string;
	/** Label of an option; may be empty. */
	buyingRole: string;
}

const firstNames = ['Jörg', 'Zoë', 'Łukasz', 'Åsa', 'Günther', 'Renée', 'Søren', 'Mária', 'Ida'];
const lastNames = ['Müller', 'Weiß', 'Öztürk', 'Nuñez', 'Dvořák', 'Çelik', 'Ångström', 'Berg'];
const buyingRoles = ['Decision Maker', 'Influencer', 'User', ''];

/** The heads that Pipedrive gives its own exports. */
const heads = {
	name: 'Person - Name',
	email: 'Person - Email - Work',
	phone: 'Person - Phone - Mobile',
	organization: 'Person - Organization',
	buyingRole: 'Person - Buying Role',
} as const satisfies Record<keyof CsvPerson, string>;

/**
 * Rows that are the same every time: first those of persons who are in the account, then new ones.
 * @param known persons of the account, whose e-mail addresses are taken over
 * @param organizations names of the account
 */
export function personsFor(count: number, known: Row[], organizations: string[]): CsvPerson[] {
	return Array.from({ length: count }, (_, index) => ({
		name: [turn(firstNames, index), turn(lastNames, index / firstNames.length)].join(' '),
		email: emailOf(known[index]) ?? `person.${String(index)}@import.example`,
		phone: `+49 30 ${String(1_000_000 + index)}`,
		organization: index % 10 === 9 ? '' : turn(organizations, index),
		buyingRole: turn(buyingRoles, index),
	}));
}

/** The file, with a row of heads; cells may have commas. */
export function csvOf(persons: CsvPerson[]): string {
	const keys: (keyof CsvPerson)[] = ['name', 'email', 'phone', 'organization', 'buyingRole'];
	const rows = persons.map((person) => keys.map((key) => person[key]));
	return [keys.map((key) => heads[key]), ...rows]
		.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
		.join('\r\n');
}

function emailOf(person: Row | undefined): string | undefined {
	if (person === undefined) return undefined;
	const value = person.emails?.[0]?.value;
	assert(value !== undefined, `Person ${String(person.id)} has no e-mail address`);
	return Number(person.id) % 10 === 0 ? value.toUpperCase() : value;
}

function turn(values: readonly string[], index: number): string {
	const value = values[Math.floor(index) % values.length];
	assert(value !== undefined);
	return value;
}

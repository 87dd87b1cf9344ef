import type { IDataObject } from 'n8n-workflow';

/** A row that changes five custom fields of a deal, with the labels that people see. */
export interface DealChange extends IDataObject {
	dealId: number;
	order: string;
	seats: number;
	signedOn: string;
	industry: string;
	competitors: string;
}

/** A row of somebody who may be in the account already. */
export interface Contact extends IDataObject {
	name: string;
	email: string;
	phone: string;
}

const industries = ['Manufacturing', 'Logistics', 'Retail', 'Health Care'];
const competitors = ['Northwind CRM, Bluebird', 'Bluebird, Spreadsheet', 'In-House Tool'];

/** One row per deal; neighbours differ in every field. */
export function dealChanges(dealIds: number[]): DealChange[] {
	return dealIds.map((dealId, index) => ({
		dealId,
		order: `PO-${index + 1}`,
		seats: index + 0.5,
		signedOn: `2026-02-${String((index % 28) + 1).padStart(2, '0')}`,
		industry: industries[index % industries.length] ?? '',
		competitors: competitors[index % competitors.length] ?? '',
	}));
}

/** The rows of an import. */
export function contacts(count: number): Contact[] {
	return Array.from({ length: count }, (_, index) => ({
		name: `Imported Contact ${index + 1}`,
		email: `contact.${index + 1}@import.example`,
		phone: `+1 555 ${String(index + 1).padStart(6, '0')}`,
	}));
}

/** Every second of them is in the account before, with another phone number. */
export function knownContacts(rows: Contact[]): Contact[] {
	return rows
		.filter((_, index) => index % 2 === 0)
		.map((row) => ({ ...row, phone: '+1 555 999999' }));
}

import type { IDataObject } from 'n8n-workflow';

/** The addresses of those who sent or got an e-mail, in one text. */
export const addressesIn = (parties: unknown): string =>
	(Array.isArray(parties) ? (parties as IDataObject[]) : [])
		.map(({ email_address: address }) => String(address))
		.join(', ');

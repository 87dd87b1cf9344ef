import type { IDataObject } from 'n8n-workflow';
import type { Fitting } from '../../run/operation';
import { nestKeys } from '../nestedKeys';

/**
 * Puts the address of a new organization together. Where its text is not given, it is made of the parts,
 * since the text is what Pipedrive shows.
 */
export function newOrganizationBody(body: IDataObject): IDataObject {
	const shaped = nestKeys(body);
	if (shaped.address === undefined) return shaped;
	const address = withoutEmpty((shaped.address ?? {}) as IDataObject);
	return { ...shaped, address: { value: textOf(address), ...address } };
}

/**
 * Puts the address of an update together. Parts that are given without a text are for addressFitting; with a
 * text, or in place of one that is emptied, they are the whole address.
 */
export function changedOrganizationBody(body: IDataObject): IDataObject {
	const shaped = nestKeys(body);
	const { address } = shaped;
	if (address === null) return { ...shaped, address: { value: '' } };
	if (!isObject(address) || address.value === undefined) return shaped;
	const parts = withoutEmpty(address);
	return { ...shaped, address: { value: textOf(parts), ...parts } };
}

/** An address is replaced as a whole; so parts that are given alone join those that the organization has. */
export const addressFitting: Fitting = {
	needsRecord: ({ address }) => isObject(address) && address.value === undefined,
	fit: (body, { address: held }) => {
		const parts = { ...(isObject(held) ? held : {}), value: undefined };
		const address = withoutEmpty({ ...parts, ...(body.address as IDataObject) });
		return { ...body, address: { value: textOf(address), ...address } };
	},
};

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutEmpty = (address: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(address).filter(([, part]) => part !== null && part !== undefined),
	);

function textOf(address: IDataObject): string {
	const join = (keys: string[], between: string) =>
		keys
			.map((key) => address[key])
			.filter((part) => part !== undefined)
			.join(between);
	return [
		join(['street_number', 'route', 'subpremise'], ' '),
		join(['sublocality', 'locality', 'admin_area_level_2'], ', '),
		join(['admin_area_level_1', 'postal_code'], ' '),
		join(['country'], ''),
	]
		.filter((part) => part !== '')
		.join(', ');
}

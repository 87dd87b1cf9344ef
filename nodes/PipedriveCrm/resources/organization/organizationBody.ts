import type { IDataObject } from 'n8n-workflow';
import { nestKeys } from '../nestedKeys';

/**
 * Puts the address together. Where its text is not given, it is made of the parts, since the text is what
 * Pipedrive shows. Parts that are not sent become empty.
 */
export function shapeOrganization(body: IDataObject): IDataObject {
	const shaped = nestKeys(body);
	if (shaped.address === undefined) return shaped;
	const address = Object.fromEntries(
		Object.entries((shaped.address ?? {}) as IDataObject).filter(([, part]) => part !== null),
	);
	return { ...shaped, address: { value: textOf(address), ...address } };
}

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

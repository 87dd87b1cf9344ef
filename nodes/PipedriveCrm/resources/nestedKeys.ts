import type { IDataObject } from 'n8n-workflow';

/**
 * Puts what is sent as `address.country` into an object `address`, as n8n's own `routing.send` does.
 * Other keys stay as they are.
 */
export function nestKeys(body: IDataObject): IDataObject {
	const nested: IDataObject = {};
	for (const [key, value] of Object.entries(body)) {
		const [outer = '', inner] = key.split('.');
		nested[outer] =
			inner === undefined ? value : { ...(nested[outer] as IDataObject), [inner]: value };
	}
	return nested;
}

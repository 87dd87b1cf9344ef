import type { IDataObject, INodeProperties } from 'n8n-workflow';

/**
 * Sends a field in the body.
 * @param property the API's key, where the parameter is called otherwise
 */
export const inBody = (field: INodeProperties, property = field.name): INodeProperties => ({
	...field,
	routing: { send: { type: 'body', property } },
});

/**
 * Sends a field in the query.
 * @param property the API's key, where the parameter is called otherwise
 */
export const inQuery = (field: INodeProperties, property = field.name): INodeProperties => ({
	...field,
	routing: { send: { type: 'query', property } },
});

/**
 * Writes switches as version 1 of the API takes many: 1 for on, 0 for off.
 * @param keys which of the keys are such switches
 */
export const numberFlags =
	(...keys: string[]) =>
	(given: IDataObject): IDataObject => {
		const shaped = { ...given };
		for (const key of keys) if (key in shaped) shaped[key] = String(shaped[key]) === 'true' ? 1 : 0;
		return shaped;
	};

/** A time as version 1 of the API takes it: in UTC, with a space, and without a zone. */
export const spacedTime = (time: string): string => time.replace('T', ' ').replace('Z', '');

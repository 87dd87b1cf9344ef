import type { INodeProperties } from 'n8n-workflow';

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

import type { IDataObject } from 'n8n-workflow';

/** Most records have numbers; leads and their labels have UUIDs. */
export type RecordId = number | string;

const uuid = /^\s*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\s*$/i;

/** Whether a value is a UUID. */
export const isUuid = (value: unknown): value is string =>
	typeof value === 'string' && uuid.test(value);

/** The ID of a record as the API answers it. */
export const idOf = ({ id }: IDataObject): RecordId => (isUuid(id) ? id : Number(id));

import type { FieldType, ResourceMapperField } from 'n8n-workflow';
import type { CustomField } from '../fields/customFields';

/** Inputs of the mapper by Pipedrive's types; what is not here is entered as text. */
const inputs: Partial<Record<string, FieldType>> = {
	date: 'dateTime',
	daterange: 'string',
	double: 'number',
	enum: 'options',
	int: 'number',
};

/** What to enter where the input is a plain text and the name of the field does not tell. */
const remarks: Partial<Record<string, string>> = {
	daterange: 'from – until',
	monetary: 'e.g. 1200.5 EUR',
	org: 'name or ID',
	people: 'name or ID',
	set: 'labels, with commas',
	time: 'HH:MM',
	timerange: 'from – until',
	user: 'name, email or ID',
};

/**
 * A custom field as a column of n8n's resource mapper. Its id is the field's name, so that a workflow made
 * in one account runs in another, and a reader of the workflow sees what is set.
 * @param forUpdate on an update nothing is required
 */
export function columnOf(field: CustomField, forUpdate: boolean): ResourceMapperField {
	const remark = remarks[field.type];
	return {
		id: field.name,
		displayName: remark === undefined ? field.name : `${field.name} (${remark})`,
		required: field.required && !forUpdate,
		defaultMatch: false,
		display: true,
		type: inputs[field.type] ?? 'string',
		...(field.options.length > 0 && field.type === 'enum'
			? { options: field.options.map(({ label }) => ({ name: label, value: label })) }
			: {}),
	};
}

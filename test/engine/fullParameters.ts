import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Operation } from '../../nodes/PipedriveCrm/run/operation';
import { byId } from './nodeRun';

/** Input item that the expressions in fullParameters() read. */
export const fullItem = { text: 'Some text', id: 5, day: '2026-03-01' };

/** Tested by themselves: they hold more than one value. */
const nested = new Set(['fixedCollection', 'resourceMapper']);

/** So that no list of the account is read for the output. */
const asTheApiAnswers = { outputCustomFields: 'raw', linkedNames: false };

const plain: Partial<Record<string, INodeParameters[string]>> = {
	string: '={{ $json.text }}',
	number: 7,
	boolean: true,
};

/** Locators that hold words of the API instead of numbers. */
const wordLocators: Partial<Record<string, INodeParameters[string]>> = {
	currency: { __rl: true, mode: 'name', value: 'EUR' },
	type: { __rl: true, mode: 'list', value: 'call' },
};

/** Texts that have to have a certain form. */
const ofForm: Partial<Record<string, string>> = {
	deal_ids: '={{ $json.id }}, 6',
	fileId: '={{ $json.id }}',
	due_time: '09:30',
	dealProductId: '={{ $json.id }}',
	choicesMode: 'set',
	contactsMode: 'replaceAll',
	dataToSend: 'defineBelow',
	duration: '00:45',
	org_ids: '={{ $json.id }}, 6',
	participants: '={{ $json.id }}, 6',
	person_ids: '={{ $json.id }}, 6',
	ids: '={{ $json.id }}, 6',
	participantId: '={{ $json.id }}',
};

function valueOf(field: INodeProperties): INodeParameters[string] {
	const options = (field.options ?? []) as INodePropertyOptions[];
	switch (field.type) {
		case 'resourceLocator':
			return wordLocators[field.name] ?? byId('={{ $json.id }}');
		case 'options':
			return ofForm[field.name] ?? options[0]?.value ?? '';
		case 'multiOptions':
			return options.length > 0 ? options.slice(0, 2).map(({ value }) => String(value)) : [1, 2];
		case 'dateTime':
			return field.typeOptions?.dateOnly ? '={{ $json.day }}' : '2026-01-10T09:30:00Z';
		default:
			return ofForm[field.name] ?? plain[field.type] ?? '';
	}
}

/**
 * Parameters for an operation with everything filled in that its row declares, collections too.
 * @param leaveOut names of parameters that cannot stand beside the others
 */
export function fullParameters(operation: Operation, leaveOut: string[] = []): INodeParameters {
	const fill = (fields: INodeProperties[]): INodeParameters =>
		Object.fromEntries(
			fields
				.filter(({ name, type }) => !leaveOut.includes(name) && !nested.has(type))
				.map((field): [string, INodeParameters[string]] => [
					field.name,
					field.type === 'collection' ? fill(field.options as INodeProperties[]) : valueOf(field),
				]),
		);
	const filled = fill(operation.fields);
	return {
		operation: String(operation.option.value),
		...filled,
		simple: false,
		options: { ...(filled.options as INodeParameters), ...asTheApiAnswers },
	};
}

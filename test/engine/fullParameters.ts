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
	color: 'FF8800',
};

/** The lead and the label of the sandbox's sample that have this number there. */
const lead = '1af7a48f-b12a-4776-a1be-1ff91702a59d';
const leadLabel = 'c8674c7e-cb57-4667-a727-400a4960ea57';

/** Locators that hold words of the API or UUIDs instead of numbers, or another number than the others. */
const otherLocators: Partial<Record<string, INodeParameters[string]>> = {
	currency: { __rl: true, mode: 'name', value: 'EUR' },
	rel_linked_org_id: byId(6),
	leadId: byId(lead),
	leadLabelId: byId(leadLabel),
	lead_id: byId(lead),
	field_key: { __rl: true, mode: 'list', value: 'won_time' },
	totals_convert_currency: { __rl: true, mode: 'name', value: 'EUR' },
	// A record is not merged with itself.
	merge_with_id: { __rl: true, mode: 'recordId', value: '6' },
	event_object: { __rl: true, mode: 'list', value: 'deal' },
	icon_key: { __rl: true, mode: 'list', value: 'car' },
	type: { __rl: true, mode: 'list', value: 'call' },
};

/** Texts that have to have a certain form. */
const ofForm: Partial<Record<string, string>> = {
	assignee_type: 'person',
	commentId: '46c3b0e1-db35-59ca-1828-4817378dff71',
	field: '0123456789abcdef0123456789abcdef01234567',
	lead_id: '9e3fe2f1-5b3c-4a5e-8a5c-2f9a31ea52a5',
	of: 'deal',
	path: '/api/v2/deals',
	subscription_url: 'https://example.com/hook',
	fileId: '={{ $json.id }}',
	due_time: '09:30',
	deal_ids: '={{ $json.id }}, 6',
	discountId: '30195b0e-7577-4f52-a5cf-f3ee39b9d1e0',
	which: 'ids',
	choicesMode: 'set',
	conversionId: lead,
	contactsMode: 'replaceAll',
	dataToSend: 'defineBelow',
	duration: '00:45',
	org_ids: '={{ $json.id }}, 6',
	participants: '={{ $json.id }}, 6',
	person_ids: '={{ $json.id }}, 6',
	ids: '={{ $json.id }}, 6',
};

/** They are named in the way of the node, and not by keys of the API. */
const isIdInPath = ({ name }: INodeProperties): boolean => name.endsWith('Id');

export function valueOf(field: INodeProperties): INodeParameters[string] {
	const options = (field.options ?? []) as INodePropertyOptions[];
	switch (field.type) {
		case 'resourceLocator':
			return otherLocators[field.name] ?? byId('={{ $json.id }}');
		case 'options':
			return ofForm[field.name] ?? options[0]?.value ?? '';
		case 'multiOptions':
			if (options.length > 0) return options.slice(0, 2).map(({ value }) => String(value));
			return field.typeOptions?.loadOptionsMethod === 'getLeadLabels' ? [leadLabel] : [1, 2];
		case 'dateTime':
			return field.typeOptions?.dateOnly ? '={{ $json.day }}' : '2026-01-10T09:30:00Z';
		case 'string':
			return ofForm[field.name] ?? (isIdInPath(field) ? '={{ $json.id }}' : (plain.string ?? ''));
		default:
			return plain[field.type] ?? '';
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

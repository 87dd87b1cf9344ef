import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../run/operation';

interface Placed {
	/** The field as JSON: equal fields are one property, shown for several operations. */
	text: string;
	field: INodeProperties;
	operations: string[];
}

/**
 * Turns the rows of a resource into what n8n calls properties: the Operation dropdown, and every field
 * shown for its operations. A field that several operations share word for word becomes one property, as
 * long as each operation keeps its own order.
 */
export function toProperties({ option, operations }: Resource): INodeProperties[] {
	const show = { resource: [option.value] };
	const initial = operations[0]?.option.value ?? '';
	const placed: Placed[] = [];
	for (const operation of operations) place(operation.option.value, operation.fields, placed);
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show },
			options: operations.map((operation) => operation.option),
			default: initial,
		},
		...placed.flatMap(({ field, operations: shownFor }) =>
			updateDisplayOptions({ show: { ...show, operation: shownFor } }, [field]),
		),
	];
}

/** Puts the fields of an operation into the common order: equal ones are shared, new ones go in between. */
function place(operation: INodeProperties['default'], fields: INodeProperties[], placed: Placed[]) {
	let position = 0;
	for (const field of fields) {
		const text = JSON.stringify(field);
		const known = placed.findIndex((other, index) => index >= position && other.text === text);
		if (known === -1) {
			placed.splice(position, 0, { text, field, operations: [String(operation)] });
			position++;
		} else {
			placed[known]?.operations.push(String(operation));
			position = known + 1;
		}
	}
}

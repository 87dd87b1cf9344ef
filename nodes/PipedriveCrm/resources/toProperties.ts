import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../run/operation';

interface Placed {
	/** The field as JSON, of a collection without what it offers: equal fields are one property. */
	text: string;
	field: INodeProperties;
	operations: string[];
	/** What a collection offers, each with the operations that offer it. */
	offered: Placed[];
}

/**
 * Turns the rows of a resource into what n8n calls properties: the Operation dropdown, and every field
 * shown for its operations. A field that several operations share word for word becomes one property, as
 * long as each operation keeps its own order. Collections of one name become one, too, which offers to each
 * operation what it has.
 */
export function toProperties({ option, operations }: Resource): INodeProperties[] {
	const show = { resource: [option.value] };
	const initial = operations.find(({ answer }) => answer.kind !== 'mark')?.option.value ?? '';
	const placed: Placed[] = [];
	for (const operation of operations)
		place(String(operation.option.value), operation.fields, placed);
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
		...placed.flatMap((one) =>
			updateDisplayOptions({ show: { ...show, operation: one.operations } }, [propertyOf(one)]),
		),
	];
}

/** Puts the fields of an operation into the common order: equal ones are shared, new ones go in between. */
function place(operation: string, fields: INodeProperties[], placed: Placed[]) {
	let position = 0;
	for (const field of fields) {
		const isCollection = field.type === 'collection';
		const text = JSON.stringify(isCollection ? { ...field, options: [] } : field);
		let known = placed.findIndex((other, index) => index >= position && other.text === text);
		if (known === -1) {
			placed.splice(position, 0, { text, field, operations: [], offered: [] });
			known = position;
		}
		const one = placed[known];
		one?.operations.push(operation);
		if (one && isCollection) offer(operation, field.options as INodeProperties[], one.offered);
		position = known + 1;
	}
}

/** Adds what a collection offers to an operation to what it offers to others. */
function offer(operation: string, choices: INodeProperties[], offered: Placed[]) {
	for (const field of choices) {
		const text = JSON.stringify(field);
		const known = offered.find((other) => other.text === text);
		if (known === undefined) offered.push({ text, field, operations: [operation], offered: [] });
		else known.operations.push(operation);
	}
}

function propertyOf({ field, operations, offered }: Placed): INodeProperties {
	if (field.type !== 'collection') return field;
	const options = offered
		.sort((a, b) => a.field.displayName.localeCompare(b.field.displayName))
		.flatMap((choice) =>
			choice.operations.length === operations.length
				? [choice.field]
				: updateDisplayOptions({ show: { '/operation': choice.operations } }, [choice.field]),
		);
	return { ...field, options };
}

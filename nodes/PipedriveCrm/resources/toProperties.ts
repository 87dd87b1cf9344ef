import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../run/operation';
import { withoutUrl } from './locators/byId';
import { type Row, showsFor } from './showsFor';

/** A field with the rows that have it, word for word the same. */
interface Placed {
	/** The field as JSON, of a collection without what it offers: equal fields are one property. */
	text: string;
	field: INodeProperties;
	rows: Row[];
	/** What a collection offers, each with the rows that offer it. */
	offered: Placed[];
}

/**
 * Turns the rows of all resources into what n8n calls properties: the Operation dropdowns, and every field shown for
 * its operations. A field that several rows share word for word becomes one property, as long as each row keeps its
 * own order. Collections of one name become one within a resource, and Options become one of all resources; they
 * offer to each row what it has.
 */
export function toProperties(resources: Resource[]): INodeProperties[] {
	const placed: Placed[] = [];
	const all: Row[] = [];
	for (const { option, operations } of resources) {
		for (const { option: entry, fields } of operations) {
			const row = { resource: String(option.value), operation: String(entry.value) };
			all.push(row);
			place(row, fields, placed);
		}
	}
	return [
		...resources.map(operationsOf),
		...placed.flatMap((one) =>
			showsFor(one.rows, all).flatMap(({ resources: resource, operations: operation }) =>
				updateDisplayOptions({ show: { resource, operation } }, [propertyOf(one)]),
			),
		),
	];
}

/** The dropdown of a resource's operations. */
function operationsOf({ option, operations }: Resource): INodeProperties {
	// A tool of an AI agent keeps what it begins with until somebody chooses, so it reads where it can.
	const reading = operations.filter((one) => one.option.routing?.request?.method === 'GET');
	const list = reading.find((one) => one.option.value === 'getAll');
	const initial = (list ?? reading[0] ?? operations[0])?.option.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((operation) => operation.option),
		default: initial,
	};
}

/** Puts the fields of a row into the common order: equal ones are shared, new ones go in between. */
function place(row: Row, fields: INodeProperties[], placed: Placed[]) {
	let position = 0;
	for (const field of fields) {
		const text = sharedText(field, row);
		let known = placed.findIndex((other, index) => index >= position && other.text === text);
		if (known === -1) {
			placed.splice(position, 0, { text, field, rows: [], offered: [] });
			known = position;
		}
		const one = placed[known];
		one?.rows.push(row);
		if (field.type === 'collection')
			offer(row, field.options as INodeProperties[], one?.offered ?? []);
		position = known + 1;
	}
}

/** What has to be the same for fields to be one property. */
function sharedText(field: INodeProperties, { resource }: Row): string {
	if (field.type !== 'collection') return JSON.stringify(field);
	// Other collections have little in common from resource to resource, and each choice would have to tell its own.
	const within = field.name === 'options' ? '' : resource;
	return JSON.stringify({ ...field, options: [] }) + within;
}

/** Adds what a collection offers to a row to what it offers to others. The locators among it come without By URL. */
function offer(row: Row, choices: INodeProperties[], offered: Placed[]) {
	for (const choice of choices) {
		const field = withoutUrl(choice);
		const text = JSON.stringify(field);
		const known = offered.find((other) => other.text === text);
		if (known === undefined) offered.push({ text, field, rows: [row], offered: [] });
		else known.rows.push(row);
	}
}

function propertyOf({ field, rows, offered }: Placed): INodeProperties {
	if (field.type !== 'collection') return field;
	const options = offered
		.sort((a, b) => a.field.displayName.localeCompare(b.field.displayName))
		.flatMap((choice) => choicesOf(choice, rows));
	return { ...field, options };
}

/** A choice of a collection, with as little said of when it is offered as is needed. */
function choicesOf({ field, rows }: Placed, ofCollection: Row[]): INodeProperties[] {
	return showsFor(rows, ofCollection).flatMap(({ resources, operations, needs }) => {
		const show = {
			...(needs.resource && { '/resource': resources }),
			...(needs.operation && { '/operation': operations }),
		};
		return Object.keys(show).length === 0 ? [field] : updateDisplayOptions({ show }, [field]);
	});
}

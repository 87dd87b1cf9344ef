import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { PipedriveCrm } from '../../nodes/PipedriveCrm/PipedriveCrm.node';

/** A parameter of an operation, as the panel shows it. */
export interface PanelParameter {
	name: string;
	/** The collection that it stands in, if it does. */
	collection?: string;
	/** Names of the inputs of one row, for a list of rows. */
	inRows: string[];
}

/** An operation of the description. */
export interface PanelOperation {
	resource: string;
	value: string;
	/** Method of its request. */
	method: string;
	parameters: PanelParameter[];
}

/** How the node runs and answers; the tests of each of them are elsewhere. */
const ofEveryOperation = new Set([
	...['authentication', 'resource', 'operation', 'dataToSend', 'inputsToIgnore'],
	...['returnAll', 'limit', 'simple', 'options'],
]);

const names = ['resource', 'operation', '/resource', '/operation'] as const;

/** Whether a property is there for an operation, whatever else is set. */
function isShown({ displayOptions }: INodeProperties, resource: string, operation: string) {
	return names.every((name) => {
		const values = displayOptions?.show?.[name];
		return values?.includes(name.endsWith('resource') ? resource : operation) ?? true;
	});
}

const rowsOf = ({ type, options }: INodeProperties): string[] =>
	type === 'fixedCollection'
		? (options as INodePropertyCollection[]).flatMap(({ values }) => values.map(({ name }) => name))
		: [];

function parametersOf(
	properties: INodeProperties[],
	resource: string,
	operation: string,
): PanelParameter[] {
	const shown = (fields: INodeProperties[]) =>
		fields.filter((field) => isShown(field, resource, operation));
	return shown(properties)
		.filter(({ name }) => !ofEveryOperation.has(name))
		.flatMap((field) =>
			field.type === 'collection'
				? shown(field.options as INodeProperties[]).map((inner) => ({
						name: inner.name,
						collection: field.name,
						inRows: rowsOf(inner),
					}))
				: [{ name: field.name, inRows: rowsOf(field) }],
		);
}

/** Every operation of a description, by its properties. */
export function operationsOf(properties: INodeProperties[]): PanelOperation[] {
	const optionsOf = (name: string, resource?: string) =>
		properties
			.filter(
				(field) => field.name === name && (resource === undefined || isShown(field, resource, '')),
			)
			.flatMap(({ options }) => options as INodePropertyOptions[]);
	return optionsOf('resource').flatMap(({ value: resource }) =>
		optionsOf('operation', String(resource)).map(({ value, routing }) => ({
			resource: String(resource),
			value: String(value),
			method: String(routing?.request?.method),
			parameters: parametersOf(properties, String(resource), String(value)),
		})),
	);
}

/** Every operation of the node. */
export const panelOperations = operationsOf(new PipedriveCrm().description.properties);

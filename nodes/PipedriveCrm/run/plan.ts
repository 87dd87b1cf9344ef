import type {
	IHttpRequestMethods,
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import type { Repeat } from '../exchange/request';
import type { Directory } from '../fields/directory';
import { directories } from '../fields/directories';
import { type Control, isControl } from './controls';
import type { Operation } from './operation';
import { compileUrl, type UrlTemplate } from './urlTemplate';

/** One parameter that goes into the request. */
export interface Reading {
	/** Where it stands in the workflow, e.g. 'additionalFields.owner_id'. */
	path: string;
	property: INodeProperties;
	/** Where it goes; undefined for what only the path of the request names. */
	send?: { to: 'query' | 'body'; key: string };
	/** Whether it takes several texts, and not just one. */
	isTextList: boolean;
	/** Which inputs of the rows of a list name records. */
	rowLocators: INodeProperties[];
	/** The directory of the records of which it takes several. */
	namesFrom?: Directory;
}

/** What is the same for all items of a run. */
export interface Plan {
	operation: Operation;
	method: IHttpRequestMethods;
	url: UrlTemplate;
	repeat: Repeat | undefined;
	readings: Reading[];
	/** The node's own controls among the parameters. */
	controls: Control[];
	/** What the keys of the input items can be matched to; undefined where parameters say what to send. */
	inputs: Reading[] | undefined;
	/** The editor's names of the parameters, by the API's key. */
	labels: Map<string, string>;
}

/**
 * Works out, once per run, which parameters the chosen operation reads and where each goes.
 * @param raw the node's parameters as the workflow holds them
 */
export function planRun(operation: Operation, raw: INodeParameters, node: INode): Plan {
	const { request } = operation.option.routing;
	const shown = operation.fields.filter((field) =>
		NodeHelpers.displayParameter(raw, field, node, null),
	);
	const chosen = chosenRequests(shown, raw);
	const url = compileUrl(chosen ?? request.url);
	const withLists = (placed: Placed): Reading => ({
		...placed,
		isTextList: operation.textLists?.includes(placed.send?.key ?? '') === true,
		rowLocators: operation.rowLocators ?? [],
		namesFrom: directories[operation.nameLists?.[placed.send?.key ?? ''] ?? ''],
	});
	const readings = shown.flatMap((field) => readingsOf(field, raw, url.parameters)).map(withLists);
	const inputs = mapsInput(shown, raw)
		? operation.fields.flatMap(inputsOf).map(withLists)
		: undefined;
	const labels = [...readings, ...(inputs ?? [])].map(({ property, send }): [string, string] => [
		send?.key ?? property.name,
		property.displayName,
	]);
	return {
		operation,
		method: request.method,
		url,
		repeat: operation.repeat,
		readings,
		controls: shown
			.filter(({ name }) => !url.parameters.includes(name))
			.flatMap((field) => controlsOf(field, raw)),
		inputs,
		labels: new Map(labels),
	};
}

const mapsInput = (fields: INodeProperties[], raw: INodeParameters): boolean =>
	fields.some(({ name }) => name === 'dataToSend') && raw.dataToSend === 'autoMapInputData';

/** What a field writes into the body, also within a collection and when the panel hides it. */
function inputsOf(field: INodeProperties): Placed[] {
	const fields = field.type === 'collection' ? (field.options as INodeProperties[]) : [field];
	return fields
		.flatMap((child) => readingOf(child, child.name))
		.filter(({ send }) => send?.to === 'body');
}

type Placed = Omit<Reading, 'isTextList' | 'namesFrom' | 'rowLocators'>;

function readingsOf(field: INodeProperties, raw: INodeParameters, inPath: string[]): Placed[] {
	if (field.type === 'collection') {
		return childrenOf(field, raw).flatMap((child) =>
			readingOf(child, `${field.name}.${child.name}`),
		);
	}
	if (inPath.includes(field.name)) return [{ path: field.name, property: field }];
	return readingOf(field, field.name);
}

function readingOf(property: INodeProperties, path: string): Placed[] {
	const send = property.routing?.send;
	if (send?.property === undefined) return [];
	return [{ path, property, send: { to: send.type ?? 'query', key: send.property } }];
}

function controlsOf(field: INodeProperties, raw: INodeParameters): Control[] {
	const within = field.type === 'collection' ? childrenOf(field, raw) : [field];
	const before = field.type === 'collection' ? `${field.name}.` : '';
	return within.filter(isControl).map((property) => ({ path: before + property.name, property }));
}

/** The fields that the user has added to a collection. */
function childrenOf(collection: INodeProperties, raw: INodeParameters): INodeProperties[] {
	const added = raw[collection.name];
	if (typeof added !== 'object' || added === null) return [];
	return (collection.options as INodeProperties[]).filter(({ name }) => name in added);
}

/** The url that a chosen option stands for (`routing` on an option), where it changes it. */
function chosenRequests(fields: INodeProperties[], raw: INodeParameters): string | undefined {
	const urls = fields.flatMap((field) => {
		const children = field.type === 'collection' ? childrenOf(field, raw) : [field];
		const values = (field.type === 'collection' ? raw[field.name] : raw) as INodeParameters;
		return children
			.filter(({ type }) => type === 'options')
			.map((child) =>
				((child.options ?? []) as INodePropertyOptions[]).find(
					({ value }) => value === values[child.name],
				),
			)
			.map((option) => option?.routing?.request?.url);
	});
	return urls.find((url) => url !== undefined);
}

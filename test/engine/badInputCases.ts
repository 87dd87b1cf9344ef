import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { directoryOf } from '../../nodes/PipedriveCrm/run/references';
import { choicesOf } from '../../tools/build/builtResources';
import type { Operation, Resource } from '../../nodes/PipedriveCrm/run/operation';
import { fullItem, valueOf } from './fullParameters';

/** What can be wrong with the value of a parameter. */
export type BadInput = 'missing' | 'ofAnotherKind' | 'unknownOption' | 'wrongType';

/** One parameter of an operation with a value that cannot be right. */
export interface BadCase {
	what: BadInput;
	/** Where it stands in the workflow, e.g. 'options.maxTokens'. */
	path: string;
	field: INodeProperties;
	value: IDataObject[string];
}

/** Cases that one run of the node tries, an item for each. */
export interface BadBatch {
	parameters: INodeParameters;
	cases: BadCase[];
	items: IDataObject[];
}

/** They hold several values, each with tests of its own. */
const nested = new Set(['fixedCollection', 'resourceMapper']);

const badValues: Partial<Record<string, [BadInput, IDataObject[string]]>> = {
	boolean: ['wrongType', 'maybe'],
	dateTime: ['wrongType', 'not a day'],
	json: ['wrongType', '{broken'],
	multiOptions: ['unknownOption', ['nonsense']],
	number: ['wrongType', 'abc'],
	options: ['unknownOption', 'nonsense'],
	string: ['wrongType', { first: 'a' }],
};

/** Names of the parameters that stand in the path of a request of a row. */
export function namesInPath({ option, fields }: Operation): string[] {
	const chosen = choicesOf(fields).map(({ routing }) => routing?.request?.url ?? '');
	return [option.routing.request.url, ...chosen].flatMap((url) =>
		[...url.matchAll(/\$parameter\.(\w+)/g)].map(([, name = '']) => name),
	);
}

function casesOf(field: INodeProperties, path: string, inPath: string[]): BadCase[] {
	const isId = field.type === 'resourceLocator' || inPath.includes(field.name);
	const [what, value] = isId ? (['ofAnotherKind', 'p 12'] as const) : (badValues[field.type] ?? []);
	const canBeBlank = field.required !== true || nested.has(field.type);
	const missing: BadCase[] = canBeBlank ? [] : [{ what: 'missing', path, field, value: '' }];
	if (what === undefined || (isId && hasWords(field))) return missing;
	return [...missing, { what, path, field, value }];
}

/** Whether the IDs are words of Pipedrive's making, so that only Pipedrive can tell that one is none. */
export function hasWords(field: INodeProperties): boolean {
	const directory = directoryOf(field);
	return directory?.kind === 'listed' && directory.idsAreWords === true;
}

/** What has to be chosen for a field to be shown. */
const shownBy = ({ displayOptions }: INodeProperties): INodeParameters =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {}).map(([name, values]) => [
			name,
			values?.[0] as string,
		]),
	);

/** Everything about an operation that can be given a value, one wrong value after the other. */
export function badBatchesOf(resource: Resource, operation: Operation): BadBatch[] {
	const inPath = namesInPath(operation);
	const byShown = new Map<string, [INodeParameters, BadCase[]]>();
	const add = (field: INodeProperties, path: string, key: string) => {
		const [, cases] = byShown.get(key) ?? [];
		const more = casesOf(field, path, inPath);
		if (cases === undefined) byShown.set(key, [shownBy(field), more]);
		else cases.push(...more);
	};
	for (const field of operation.fields) {
		const within = field.type === 'collection' ? (field.options as INodeProperties[]) : [field];
		for (const child of within) {
			const path = field.type === 'collection' ? `${field.name}.${child.name}` : child.name;
			// Without expressions in the editor, so that every wrong value is a run of its own.
			const alone = child.noDataExpression === true ? path : '';
			add(child, path, JSON.stringify([shownBy(child), alone]));
		}
	}
	const chosen = {
		resource: String(resource.option.value),
		operation: String(operation.option.value),
	};
	return [...byShown.values()]
		.filter(([, cases]) => cases.length > 0)
		.map(([shown, cases]) => ({
			parameters: { ...chosen, ...parametersFor(operation, shown, cases) },
			cases,
			items: cases.map(({ path, value }) => ({ ...fullItem, [path]: value })),
		}));
}

/** What is required with a right value, and each case with the wrong one in its item. */
function parametersFor(
	{ fields }: Operation,
	shown: INodeParameters,
	cases: BadCase[],
): INodeParameters {
	const parameters: IDataObject = { ...shown };
	for (const field of fields) {
		const isLeftOut = field.required !== true || nested.has(field.type) || field.name in shown;
		if (!isLeftOut) parameters[field.name] = unlessBad(field, field.name);
	}
	for (const { path, field, value } of cases) {
		const [box = '', inBox] = path.split('.');
		const given = field.noDataExpression === true ? value : unlessBad(field, path);
		if (inBox === undefined) parameters[box] = given;
		else parameters[box] = { ...(parameters[box] as IDataObject | undefined), [inBox]: given };
	}
	return parameters as INodeParameters;
}

/** The wrong value where the item has one, else a right one where it is needed. */
function unlessBad(field: INodeProperties, path: string): IDataObject[string] {
	const right = valueOf(field);
	const isLocator = field.type === 'resourceLocator';
	const plain = isLocator ? (right as { value: unknown }).value : right;
	const otherwise = field.required === true ? expressionFor(plain) : 'undefined';
	const bad = `$json[${JSON.stringify(path)}]`;
	const value = `={{ ${bad} === undefined ? ${otherwise} : ${bad} }}`;
	return isLocator ? { ...(right as IDataObject), value } : value;
}

/** A value, or text with an expression at its start, as the inside of an expression. */
function expressionFor(value: unknown): string {
	const [, inside, after = ''] = /^=\{\{ (.*?) \}\}(.*)$/.exec(String(value)) ?? [];
	if (inside === undefined) return JSON.stringify(value);
	return after === '' ? inside : `${inside} + ${JSON.stringify(after)}`;
}

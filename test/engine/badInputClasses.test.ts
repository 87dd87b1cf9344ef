import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { resources } from '../../nodes/PipedriveCrm/resources/resources';
import type { Operation, Resource } from '../../nodes/PipedriveCrm/run/operation';
import { type BadBatch, badBatchesOf, type BadCase, namesInPath } from './badInputCases';
import { fullItem, valueOf } from './fullParameters';
import { type NodeRun, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

type Row = readonly [name: string, resource: Resource, operation: Operation];

const rows: Row[] = resources.flatMap((resource) =>
	resource.operations.map((operation): Row => {
		const name = `${String(resource.option.value)} ${String(operation.option.value)}`;
		return [name, resource, operation];
	}),
);

/** How many values were tried, by what was wrong with them, and in how many operations. */
const tried = new Map<string, { values: number; operations: Set<string> }>();

function count(what: string, operation: string): void {
	const sofar = tried.get(what) ?? { values: 0, operations: new Set() };
	sofar.values += 1;
	tried.set(what, sofar);
	sofar.operations.add(operation);
}

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

async function runWith(parameters: INodeParameters, items: IDataObject[]): Promise<NodeRun> {
	return await runNode(account.sandbox, { parameters, items, onError: 'continueRegularOutput' });
}

const chosen = (resource: Resource, operation: Operation) => ({
	resource: String(resource.option.value),
	operation: String(operation.option.value),
});

/** A message may leave out what the editor's convention adds to a name. */
const names = ({ displayName }: INodeProperties): string[] =>
	[displayName, displayName.replace(/ Names? or IDs?$|^Names or IDs of /, '')].map(
		(name) => `'${name}'`,
	);

/** What a case came to, where it is not as it should be. */
function problemsOf(bad: BadCase, index: number, json: IDataObject | undefined): string[] {
	const { error, details } = (json ?? {}) as { error?: string; details?: IDataObject };
	const isRight =
		error?.endsWith(`[item ${index}]`) === true &&
		names(bad.field).some((name) => error.includes(name)) &&
		/\w/.test(String(details?.nextStep)) &&
		details?.httpCode === null;
	return isRight ? [] : [`${bad.what} ${bad.path}: ${error ?? 'no error'}`];
}

async function problemsOfBatch(
	{ parameters, cases, items }: BadBatch,
	operation: string,
): Promise<string[]> {
	const { items: output, error } = await runWith(parameters, items);
	if (error !== undefined && cases.length > 1) return [`the run ended: ${error.message}`];
	return cases.flatMap((bad, index) => {
		count(bad.what, operation);
		const mine = output.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		return problemsOf(bad, index, mine?.json);
	});
}

describe.each(rows)('%s', (name, resource, operation) => {
	it('names every value that cannot be right, before anything is written', async () => {
		const problems: string[] = [];
		for (const batch of badBatchesOf(resource, operation)) {
			problems.push(...(await problemsOfBatch(batch, name)));
		}
		expect(problems).toEqual([]);
		expect(await writes()).toEqual([]);
	});
});

/** Fields that an update has besides what says which record it is about. */
const changing = (operation: Operation): INodeProperties[] =>
	operation.fields.filter(({ routing }) => routing?.send?.type === 'body');

const updates = rows.filter(
	([, , operation]) =>
		/^update/.test(String(operation.option.value)) &&
		operation.fields.some(({ name }) => name === 'additionalFields') &&
		changing(operation).every(({ required, type }) => required !== true && type !== 'boolean'),
);

describe.each(updates)('%s', (name, resource, operation) => {
	it('says so when there is nothing to update', async () => {
		const inPath = namesInPath(operation);
		const ids = operation.fields
			.filter(({ name: parameter }) => inPath.includes(parameter))
			.map((field) => [field.name, valueOf(field)] as const);
		const parameters = { ...chosen(resource, operation), ...Object.fromEntries(ids) };
		const { json } = await runWith(parameters, [fullItem]);
		count('emptyUpdate', name);
		expect(json[0]?.error).toBe('There is nothing to update [item 0]');
		expect(await writes()).toEqual([]);
	});
});

const mapping = rows.filter(([, , { fields }]) => fields.some(({ name }) => name === 'dataToSend'));

describe.each(mapping)('%s', (name, resource, operation) => {
	it('does not send what Pipedrive keeps by itself, and says so', async () => {
		const ids = operation.fields
			.filter((field) => namesInPath(operation).includes(field.name))
			.map((field) => [field.name, valueOf(field)] as const);
		const parameters = {
			...chosen(resource, operation),
			...Object.fromEntries(ids),
			dataToSend: 'autoMapInputData',
		};
		// Participants have no time of an update.
		const key =
			chosen(resource, operation).resource === 'dealParticipant' ? 'add_time' : 'update_time';
		const { json, hints } = await runWith(parameters, [{ [key]: '2020-01-01 00:00:00' }]);
		count('readOnly', name);
		expect(hints).toHaveLength(1);
		expect(hints[0]).toContain(`Not sent, since Pipedrive keeps them by itself: ${key}`);
		expect(json[0]?.error).toMatch(/\[item 0\]$/);
		expect(await writes()).toEqual([]);
	});
});

it('tries every class of bad input', () => {
	const lines = [...tried].map(
		([what, { values, operations }]) => `${what}: ${values} in ${operations.size} operations`,
	);
	process.stdout.write(`Bad input: ${lines.join('; ')}.\n`);
	expect([...tried.keys()].sort()).toEqual([
		'emptyUpdate',
		'missing',
		'ofAnotherKind',
		'readOnly',
		'unknownOption',
		'wrongType',
	]);
});

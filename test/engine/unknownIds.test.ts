import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { resources } from '../../nodes/PipedriveCrm/resources/resources';
import { hasWords, namesInPath } from './badInputCases';
import { fullItem, fullParameters, valueOf } from './fullParameters';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

/** What stands in the full parameters, and cannot be beside others or for every kind of record. */
const leftOut = [
	...['fieldsToClear', 'filter_id', 'loadFullRecords', 'maxTokens', 'archived', 'won_time'],
	...['allDay', 'first_name', 'last_name', 'include_fields', 'important_stage_ids'],
	...['required_stage_ids', 'pipeline_ids'],
];

/** Rows of lists, which the full parameters do not have. */
const rowsOfLists: INodeParameters = {
	products: { product: [{ product_id: byId(6), item_price: 5, quantity: 2 }] },
	renamed: { option: [{ option: 'Gold', label: 'Platinum' }] },
};

const picture = {
	[fullItem.text]: { data: 'iVBORw0KGgo=', mimeType: 'image/png', fileName: 'picture.png' },
};

/** An ID that no record has: a number, a UUID, or a word. */
function nobodysId(field: INodeProperties): string {
	const value = valueOf(field);
	const right = String((value as { value?: unknown } | undefined)?.value ?? value);
	if (/^[\da-f]{8}-/.test(right)) return '00000000-0000-4000-8000-000000000000';
	const isWord = hasWords(field) || field.typeOptions?.wordId === true;
	return isWord ? 'nothing-like-this' : '987654';
}

/** What the other records of a resource do not have, or do not take beside it. */
const leftOutOf: Record<string, string[]> = {
	callLog: ['lead_id'],
	field: ['description', 'important', 'required'],
	mailThread: ['lead_id'],
};

const paths = resources.flatMap((resource) =>
	resource.operations.flatMap((operation) =>
		operation.fields
			.filter((field) => namesInPath(operation).includes(field.name))
			.map((field) => {
				const name = `${String(resource.option.value)} ${String(operation.option.value)}`;
				return [name, field.displayName, resource, operation, field] as const;
			}),
	),
);

describe.each(paths)('%s', (_name, label, resource, operation, field) => {
	it(`is told of the ${label} that Pipedrive does not have`, async () => {
		const id = nobodysId(field);
		const shown = Object.entries(field.displayOptions?.show ?? {}).map(
			([parameter, values]) => [parameter, values?.[0]] as const,
		);
		const parameters = {
			...fullParameters(operation, [
				...leftOut,
				...(leftOutOf[String(resource.option.value)] ?? []),
			]),
			...rowsOfLists,
			resource: String(resource.option.value),
			...Object.fromEntries(shown),
			[field.name]: field.type === 'resourceLocator' ? byId(id) : id,
		} as INodeParameters;
		const { json } = await runNode(account.sandbox, {
			parameters,
			items: [fullItem],
			binary: [picture],
			onError: 'continueRegularOutput',
		});
		const { error, details } = (json[0] ?? {}) as { error?: string; details?: IDataObject };
		expect(error).toMatch(/\[item 0\]$/);
		// The plan of a project is asked for what is in it.
		if (details?.httpCode === 400) expect(error).toContain(`no such ${label.toLowerCase()}`);
		else expect(error).toContain(`'${label}' ${id}`);
		expect(details?.nextStep).toMatch(/\w/);
	});
});

it('are tried wherever a path has one', () => {
	const operations = new Set(paths.map(([name]) => name));
	process.stdout.write(
		`IDs that no record has: ${paths.length} in ${operations.size} operations.\n`,
	);
	expect(paths.length).toBeGreaterThan(200);
});

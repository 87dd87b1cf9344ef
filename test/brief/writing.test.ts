import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../engine/nodeRun';
import { useSandbox } from '../engine/useSandbox';
import { addCustomFields, knownOf, play, sdkOf } from './account';
import { readEndpoints } from './endpoints';
import { required, writeCases, type WriteCase } from './writeCases';

const account = useSandbox({ now: '2026-01-15T09:00:00Z', contactSync: true });

const collections: Record<string, string> = {
	activity: '/api/v2/activities',
	deal: '/api/v2/deals',
	organization: '/api/v2/organizations',
	person: '/api/v2/persons',
	product: '/api/v2/products',
};

const resourceOf = (operation: string) => operation.split(' → ')[0]?.toLowerCase() ?? '';

const ofOperation = (name: string) =>
	readEndpoints()
		.filter(({ operation }) => operation.endsWith(` → ${name}`))
		.filter(({ operation }) => resourceOf(operation) in writeCases)
		.flatMap(({ operation, parameters }) =>
			parameters.map(({ name: parameter, kind }) => ({
				resource: resourceOf(operation),
				parameter,
				kind,
			})),
		);

const created = ofOperation('Create');
const updated = ofOperation('Update');

const isWritten = ({ kind }: { kind: string }) =>
	kind === 'By Pipedrive' || kind === 'Custom field';

const title = '$resource: $parameter';

const autoMap: INodeParameters = { dataToSend: 'autoMapInputData', options: {} };

async function caseOf(resource: string, parameter: string): Promise<WriteCase> {
	const cases = writeCases[resource]?.(await knownOf(account)) ?? {};
	const found = cases[parameter];
	if (found === undefined) throw new Error(`There is no case for ${parameter} of ${resource}`);
	return found;
}

async function newRecord(resource: string): Promise<number> {
	const { body } = await account.sandbox.call(
		'POST',
		collections[resource] ?? '',
		required[resource] ?? {},
	);
	return Number((body.data as IDataObject).id);
}

describe('Create sets', () => {
	it.each(created.filter(isWritten))(title, async ({ resource, parameter, kind }) => {
		if (kind === 'Custom field') await addCustomFields(account);
		const { given, holds } = await caseOf(resource, parameter);
		const item = { ...required[resource], ...given };
		if (given.first_name !== undefined) delete item.name;
		const { json, error } = await play(
			account,
			{ resource, operation: 'create', ...autoMap },
			item,
		);
		expect(error?.message).toBeUndefined();
		expect(await sdkOf(account).read(resource, Number(json[0]?.id))).toMatchObject(holds);
	});
});

describe('Update sets', () => {
	it.each(updated.filter((row) => isWritten(row) && row.parameter !== 'id'))(
		title,
		async ({ resource, parameter, kind }) => {
			if (kind === 'Custom field') await addCustomFields(account);
			const id = await newRecord(resource);
			const { given, holds } = await caseOf(resource, parameter);
			const { error } = await play(
				account,
				{ resource, operation: 'update', [`${resource}Id`]: byId(id), ...autoMap },
				given,
			);
			expect(error?.message).toBeUndefined();
			expect(await sdkOf(account).read(resource, id)).toMatchObject(holds);
		},
	);

	it.each(updated.filter(({ parameter }) => parameter === 'id'))(
		'what the id of a record of the kind $resource says',
		async ({ resource }) => {
			const [one, other] = [await newRecord(resource), await newRecord(resource)];
			const [key = ''] = Object.keys(required[resource] ?? {});
			const parameters = {
				resource,
				operation: 'update',
				[`${resource}Id`]: byId('={{ $json.id }}'),
			};
			const { error } = await play(
				account,
				{ ...parameters, ...autoMap },
				{ id: one, [key]: 'New' },
			);
			expect(error?.message).toBeUndefined();
			expect(await sdkOf(account).read(resource, one)).toMatchObject({ [key]: 'New' });
			expect(await sdkOf(account).read(resource, other)).toMatchObject(required[resource] ?? {});
		},
	);
});

describe('a parameter that has no place in this operation', () => {
	const rows = [
		...created.map((row) => ({ ...row, operation: 'create' })),
		...updated.map((row) => ({ ...row, operation: 'update' })),
	].filter(({ kind }) => kind === 'No place' || kind === 'Other operation');

	it.each(rows)(
		'$operation of $resource: $parameter',
		async ({ resource, operation, parameter }) => {
			const id = operation === 'update' ? await newRecord(resource) : undefined;
			await account.sandbox.clearRequests();
			const value = parameter === 'active_flag' ? false : 'some value';
			const item = { ...required[resource], [parameter]: value };
			const parameters = { resource, operation, ...(id && { [`${resource}Id`]: byId(id) }) };
			const { error, hints } = await play(account, { ...parameters, ...autoMap }, item);
			const said = `${error?.message ?? ''} ${error?.description ?? ''} ${hints.join(' ')}`;
			// What Get answers is left out with a word; what it does not answer stops the run.
			expect(said).toMatch(new RegExp(`'${parameter}'|by itself:.* ${parameter} \\(`));
			const sent = (await account.sandbox.requests()).filter(({ method }) => method !== 'GET');
			if (error !== undefined) expect(sent).toEqual([]);
			for (const { body } of sent) expect(JSON.stringify(body)).not.toContain('some value');
			if (resource === 'activity') return;
			const byHand = { mappingMode: 'defineBelow', value: { [parameter]: value } };
			const { error: refusal } = await play(account, {
				...parameters,
				[operation === 'create'
					? (Object.keys(required[resource] ?? {})[0] ?? '')
					: 'additionalFields']: operation === 'create' ? 'Some name' : {},
				customFields: byHand,
			});
			expect(refusal?.message).toContain(`has no place for '${parameter}'`);
			expect(refusal?.description).not.toBe('');
		},
	);
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../engine/nodeRun';
import { useSandbox } from '../engine/useSandbox';
import { addCustomFields, knownOf, listOf, play, sdkOf } from './account';
import { readEndpoints } from './endpoints';
import { filterCases, type FilterCase } from './filterCases';

const account = useSandbox({ now: '2026-01-15T09:00:00Z', contactSync: true });

const resourceOf = (operation: string) => {
	const [words = ''] = operation.split(' → ');
	return words === 'Deal Participant' ? 'dealParticipant' : words.toLowerCase();
};

const rows = readEndpoints()
	.filter(({ operation }) => operation.endsWith(' → Get Many'))
	.flatMap(({ operation, parameters }) =>
		parameters.map(({ name, kind }) => ({
			resource: resourceOf(operation),
			parameter: name,
			kind,
		})),
	);

const title = '$resource: $parameter';

/** A deal that some persons take part in. */
const dealWithParticipants = 7;

const list = async (resource: string, more: INodeParameters) =>
	await play(account, {
		resource,
		operation: 'getAll',
		returnAll: true,
		simple: false,
		...(resource === 'dealParticipant' && { dealId: byId(dealWithParticipants) }),
		...more,
	});

const conditionOn = (field: string, value: unknown): INodeParameters => ({
	conditions: { condition: [{ field, operator: 'is', value: String(value) }] },
});

const caseOf = (resource: string, parameter: string): FilterCase => {
	const found = filterCases[resource]?.[parameter];
	if (found === undefined) throw new Error(`There is no case for ${parameter} of ${resource}`);
	return found;
};

/** Makes sure that some record has a value, where the sample data has none. */
async function prepare(resource: string, set: IDataObject | undefined): Promise<void> {
	if (resource === 'dealParticipant') {
		for (const { id } of await account.list('/api/v2/persons?limit=2')) {
			await account.sandbox.call('POST', `/api/v1/deals/${dealWithParticipants}/participants`, {
				person_id: id,
			});
		}
	}
	if (set === undefined) return;
	const [first] = await sdkOf(account).list(resource);
	const { status } = await account.sandbox.call(
		'PATCH',
		`/api/v2/${listOf(resource)}/${String(first?.id)}`,
		set,
	);
	expect(status).toBe(200);
}

const valuesOf = (read: FilterCase['read'], record: IDataObject): unknown[] => {
	const value = read(record);
	return (Array.isArray(value) ? value : [value]).filter(
		(one) => one !== undefined && one !== null && one !== '',
	);
};

/** What the custom fields are called in the account that the parameters look for. */
const nameOf: Record<string, string> = {
	description: 'Description',
	org_type: 'Org Type',
	phone: 'Phone',
};

const idsOf = (records: IDataObject[]) => records.map(({ id }) => Number(id)).sort((a, b) => a - b);

describe('a filter of the API', () => {
	it.each(rows.filter(({ kind }) => kind === 'By Pipedrive'))(
		title,
		async ({ resource, parameter }) => {
			if (resource === 'dealParticipant') {
				await prepare(resource, undefined);
				const { json } = await list(resource, {});
				const held = await sdkOf(account).participants(dealWithParticipants);
				expect(json.length).toBeGreaterThan(0);
				expect(idsOf(json)).toEqual(idsOf(held));
				return;
			}
			const found = caseOf(resource, parameter);
			if (!('filter' in found)) throw new Error(`${parameter} is no filter of the API`);
			if (parameter === 'deleted') await account.sandbox.call('DELETE', '/api/v2/deals/7');
			const all = await sdkOf(account).list(
				resource,
				parameter === 'deleted' ? 'deleted' : undefined,
			);
			const [target] = all.flatMap((record) => valuesOf(found.read, record));
			const filters = { [found.filter]: found.as?.(target) ?? String(target) };
			const { json, error } = await list(resource, { filters });
			expect(error?.message).toBeUndefined();
			const wanted = all.filter((record) =>
				valuesOf(found.read, record).some((value) =>
					found.filter === 'updated_since' ? String(value) >= String(target) : value === target,
				),
			);
			expect(wanted.length).toBeGreaterThan(0);
			expect(idsOf(json)).toEqual(idsOf(wanted));
		},
	);
});

describe('a condition that the node compares', () => {
	it.each(rows.filter(({ kind }) => kind === 'By the node' || kind === 'Custom field'))(
		title,
		async ({ resource, parameter, kind }) => {
			const found = caseOf(resource, parameter);
			if ('filter' in found) throw new Error(`${parameter} is a filter of the API`);
			if (kind === 'Custom field') await addCustomFields(account);
			const named = kind === 'Custom field' ? nameOf[parameter] : found.value;
			const key = (await knownOf(account)).key(resource, named ?? '');
			const custom = kind === 'Custom field' ? { custom_fields: { [key]: '12 34' } } : undefined;
			await prepare(resource, custom ?? ('set' in found ? found.set : undefined));
			const activities = new Map(
				resource === 'deal'
					? (await sdkOf(account).list('activity')).map((one) => [one.id, one])
					: [],
			);
			const all = (await sdkOf(account).list(resource)).map((record) => ({
				...record,
				next: activities.get(record.next_activity_id) ?? null,
				named: { [named ?? '']: (record.custom_fields as IDataObject | undefined)?.[key] ?? null },
			}));
			const fixed = ['true', 'false', 'active'].includes(found.value ?? '')
				? found.value
				: undefined;
			const [target] = all.flatMap((record) => valuesOf(found.read, record));
			const field = parameter === 'custom_fields' ? (found.value ?? '') : parameter;
			const { json, error } = await list(resource, conditionOn(field, fixed ?? target));
			expect(error?.message).toBeUndefined();
			const wanted = all.filter((record) =>
				valuesOf(found.read, record).some((value) =>
					fixed === undefined ? value === target : String(value) === String(fixed !== 'false'),
				),
			);
			expect(wanted.length).toBeGreaterThan(0);
			expect(idsOf(json)).toEqual(idsOf(wanted));
		},
	);
});

describe('a condition on what Pipedrive has no place for', () => {
	it.each(rows.filter(({ kind }) => kind === 'No place' || kind === 'Other operation'))(
		title,
		async ({ resource, parameter }) => {
			const { error } = await list(resource, conditionOn(parameter, 'some value'));
			expect(error?.message).toContain(`'${parameter}'`);
			expect(error?.description?.length).toBeGreaterThan(20);
			const read = (await account.sandbox.requests()).filter(({ path }) =>
				path.endsWith(`/${listOf(resource)}`),
			);
			expect(read).toEqual([]);
		},
	);

	it.each(rows.filter(({ kind }) => kind === 'Custom field'))(
		'$resource: $parameter, without a custom field of that name',
		async ({ resource, parameter }) => {
			const { error } = await list(resource, conditionOn(parameter, 'some value'));
			expect(error?.message).toContain(`'${parameter}'`);
		},
	);
});

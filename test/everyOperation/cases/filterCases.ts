import type { IDataObject } from 'n8n-workflow';
import { byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, Seen, SetParameters } from '../operationCase';
import { create, ofItem } from './account';

const path = '/api/v1/filters';
const record = `${path}/{id}`;

const row = (field: string, operator: string, value: string, object: string) => ({
	condition: [{ field, operator, value, object }],
});

/** A filter, with what all and what any of its conditions are. */
async function read(account: TestAccount, { id }: Seen): Promise<IDataObject> {
	const filter = await account.read(`${path}/${String(id)}?include_field_code=true`);
	const { conditions } = filter.conditions as { conditions: { conditions: IDataObject[] }[] };
	const [all, any] = conditions;
	return { ...filter, all: all?.conditions, any: any?.conditions } as IDataObject;
}

const conditions = (object: string, field: string, operator: string, value: string) => ({
	glue: 'and',
	conditions: [
		{
			glue: 'and',
			conditions: [{ object, field_id: field, operator, value, extra_value: null }],
		},
		{ glue: 'or', conditions: [] },
	],
});

/** The number of a field, which the lists of version 1 tell. */
const numberOf = async (account: TestAccount, list: string, key: string) => {
	const fields = await account.list(`/api/v1/${list}?limit=500`);
	return String(fields.find((field) => field.key === key)?.id);
};

const ofRows: SetParameters = {
	name: { set: 'Big in the west' },
	allOf: {
		set: row('Value', '>=', '30000', 'deal'),
		holds: { all: [{ object: 'deal', field_code: 'value', operator: '>=', value: '30000' }] },
	},
	anyOf: {
		set: row('Name', "LIKE '$%'", 'A', 'organization'),
		holds: { any: [{ object: 'organization', field_code: 'name', operator: "LIKE '$%'" }] },
	},
};

const ofJson: SetParameters = {
	name: { set: 'Big in the east' },
	conditions: {
		set: '={{ $json.conditions }}',
		holds: { all: [{ field_code: 'value', operator: '>', value: '12000' }] },
	},
};

/** A filter whose conditions are to be replaced, and conditions for expressions. */
const start = async (account: TestAccount) => {
	const value = await numberOf(account, 'dealFields', 'value');
	const name = await numberOf(account, 'personFields', 'name');
	const body = { name: 'Old', type: 'deals', conditions: conditions('deal', value, '>', '5') };
	return {
		id: (await create(account, path, body)).id,
		conditions: JSON.stringify(conditions('deal', value, '>', '12000')),
		ofPeople: conditions('person', name, '=', 'Ida'),
	};
};

const least = {
	path,
	body: ({ ofPeople }: Seen) => ({ name: 'Least', type: 'people', conditions: ofPeople }),
};

const controls = { conditionsAs: 'says where the conditions stand' };
const ways = [
	{ sets: ofRows, conditionsAs: 'rows' },
	{ sets: ofJson, conditionsAs: 'json' },
];
const filterId = ofItem();

export const filterCases: ResourceCases = {
	create: ways.map(({ sets, conditionsAs }) => ({
		start,
		parameters: { conditionsAs },
		sets: { ...sets, type: { set: 'deals' } },
		controls,
		read,
		least,
	})),
	update: ways.map(({ sets, conditionsAs }) => ({
		start,
		parameters: { conditionsAs, filterId },
		sets,
		controls,
		read,
	})),
	delete: { start, parameters: { filterId: byName('Old') }, gone: record },
	deleteMany: {
		start: async (account) => {
			const [one, other] = [await start(account), await start(account)];
			return { one: one.id, ids: `${String(one.id)}, ${String(other.id)}` };
		},
		parameters: { ids: '={{ $json.ids }}' },
		before: async (account) => await account.list(path),
		check: async (account, { item }, before) => {
			const left = (await account.list(path)).map(({ id }) => id);
			expect(left).toHaveLength((before as unknown[]).length - 2);
			expect(left).not.toContain(item.one);
		},
	},
	get: { start, parameters: { filterId }, answers: record },
	getAll: { parameters: { filters: { type: 'deals' } }, answers: `${path}?type=deals` },
	getHelpers: { answers: `${path}/helpers` },
};

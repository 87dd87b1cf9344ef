import type { IDataObject, INodeParameters } from 'n8n-workflow';
import * as v1 from 'pipedrive/v1';
import * as v2 from 'pipedrive/v2';
import { runNode, tokenFor } from '../engine/nodeRun';
import type { TestAccount } from '../engine/useSandbox';
import type { Known } from './writeCases';

/** Reads records of the account with Pipedrive's official client. */
export function sdkOf({ sandbox }: TestAccount) {
	const { url, apiToken: apiKey } = sandbox;
	const configuration = new v2.Configuration({ apiKey, basePath: `${url}/api/v2` });
	const old = new v1.Configuration({ apiKey, basePath: `${url}/v1` });
	const record = async (asked: Promise<{ data?: unknown }>) => (await asked).data as IDataObject;
	const rows = async (asked: Promise<{ data?: unknown }>) => (await asked).data as IDataObject[];
	const deals = new v2.DealsApi(configuration);
	const persons = new v2.PersonsApi(configuration);
	const organizations = new v2.OrganizationsApi(configuration);
	const products = new v2.ProductsApi(configuration);
	const activities = new v2.ActivitiesApi(configuration);
	const dealsV1 = new v1.DealsApi(old);
	return {
		/** One record, by the resource's name in the node. */
		read: async (resource: string, id: number): Promise<IDataObject> => {
			const read: Record<string, () => Promise<IDataObject>> = {
				activity: async () => await record(activities.getActivity({ id })),
				deal: async () => await record(deals.getDeal({ id })),
				organization: async () => await record(organizations.getOrganization({ id })),
				person: async () => await record(persons.getPerson({ id })),
				product: async () => await record(products.getProduct({ id })),
			};
			return (await read[resource]?.()) ?? {};
		},
		/** Every record of a list, deals that are archived left out as Pipedrive does. */
		list: async (resource: string, status?: 'deleted'): Promise<IDataObject[]> => {
			interface Page {
				data?: unknown;
				additional_data?: object | null;
			}
			const include_fields = 'next_activity_id';
			const pages: Record<string, (cursor?: string) => Promise<Page>> = {
				activity: async (cursor) => await activities.getActivities({ cursor, limit: 500 }),
				deal: async (cursor) =>
					await deals.getDeals({ cursor, limit: 500, include_fields, status } as never),
				organization: async (cursor) =>
					await organizations.getOrganizations({ cursor, limit: 500 }),
				person: async (cursor) => await persons.getPersons({ cursor, limit: 500 }),
				product: async (cursor) => await products.getProducts({ cursor, limit: 500 }),
				dealParticipant: async () => await dealsV1.getDealParticipants({ id: 7, limit: 500 }),
			};
			const found: IDataObject[] = [];
			let cursor: string | undefined;
			do {
				const page = await pages[resource]?.(cursor);
				found.push(...((page?.data ?? []) as IDataObject[]));
				const { next_cursor: next } = (page?.additional_data ?? {}) as IDataObject;
				cursor = typeof next === 'string' ? next : undefined;
			} while (cursor !== undefined);
			return found;
		},
		files: async (id: number) => await rows(dealsV1.getDealFiles({ id })),
		participants: async (id: number) => await rows(dealsV1.getDealParticipants({ id })),
	};
}

/** The word for the records of a resource in a path of the API. */
export const listOf = (resource: string): string =>
	({ activity: 'activities', dealParticipant: 'participants' })[resource] ?? `${resource}s`;

/** Runs the node on one item, fast. */
export async function play(
	{ sandbox }: TestAccount,
	parameters: INodeParameters,
	item: IDataObject = {},
) {
	return await runNode(sandbox, {
		items: [item],
		credential: tokenFor(sandbox, { rateLimit: 'custom', customRequests: 1000, customSeconds: 2 }),
		parameters,
	});
}

/** Adds the custom fields that the brief takes for granted to organizations. */
export async function addCustomFields({ sandbox }: TestAccount): Promise<void> {
	for (const field_name of ['Description', 'Org Type', 'Phone']) {
		const { status } = await sandbox.call('POST', '/api/v2/organizationFields', {
			field_name,
			field_type: 'varchar',
		});
		if (status >= 300) throw new Error(`The field ${field_name} could not be added: ${status}`);
	}
}

/** What the cases need to know of the account. */
export async function knownOf(account: TestAccount): Promise<Known> {
	const owner = await account.userNamed('Ana Silva');
	const only = async (path: string) => (await account.list(`${path}?limit=1`))[0] ?? {};
	const keys = new Map<string, string>();
	for (const resource of ['deal', 'person', 'organization', 'product']) {
		for (const field of await account.list(`/api/v2/${resource}Fields?limit=500`)) {
			keys.set(`${resource} ${String(field.field_name)}`, String(field.field_code));
		}
	}
	return {
		owner: owner as unknown as Known['owner'],
		organization: (await only('/api/v2/organizations')) as Known['organization'],
		person: (await only('/api/v2/persons')) as Known['person'],
		deal: (await only('/api/v2/deals')) as Known['deal'],
		key: (resource, name) => keys.get(`${resource} ${name}`) ?? '',
	};
}

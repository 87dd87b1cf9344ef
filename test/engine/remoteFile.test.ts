import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

async function run(operation: string, more: IDataObject) {
	return await runNode(account.sandbox, {
		parameters: { resource: 'file', operation, ...more } as never,
	});
}

const filesOf = async (collection: string) =>
	await account.list(`/api/v1/${collection}/7/files?limit=100`);

it('creates a document in Google Drive, on a deal named by its title', async () => {
	await account.sandbox.call('PATCH', '/api/v2/deals/7', { title: 'With a document' });
	const { json, error } = await run('createRemoteFile', {
		title: 'Prices & terms',
		file_type: 'gsheet',
		item_type: 'deal',
		dealId: byName('With a document'),
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ name: 'Prices & terms', deal_id: 7 });
	expect(await filesOf('deals')).toContainEqual(
		expect.objectContaining({ id: json[0]?.id, name: 'Prices & terms' }),
	);
	const [sent] = (await account.sandbox.requests()).filter(
		({ path }) => path === '/api/v1/files/remote',
	);
	expect(sent?.body).toMatchObject({
		file_type: 'gsheet',
		item_type: 'deal',
		remote_location: 'googledrive',
	});
});

it.each([
	['organization', 'organizations', { organizationId: byId(7) }, 'org_id'],
	['person', 'persons', { personId: byId(7) }, 'person_id'],
])('links a document to a record of the kind %s', async (kind, collection, record, key) => {
	const { json, error } = await run('linkRemoteFile', {
		remote_id: '1AbC-dEf_9',
		item_type: kind,
		...record,
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ [key]: 7 });
	expect(await filesOf(collection)).toContainEqual(
		expect.objectContaining({ id: json[0]?.id, remote_id: '1AbC-dEf_9' }),
	);
});

it.each<[string, string, IDataObject, string]>([
	['no title', 'createRemoteFile', { title: '={{ "" }}' }, "'Title' is empty"],
	['a kind that is none', 'createRemoteFile', { file_type: '={{ "pdf" }}' }, 'has no choice'],
	['no record', 'linkRemoteFile', { dealId: byId('={{ "" }}') }, "'Deal' is empty"],
])('refuses %s', async (_what, operation, wrong, message) => {
	const { error } = await run(operation, {
		title: 'Any',
		file_type: 'gdoc',
		remote_id: 'any',
		item_type: 'deal',
		dealId: byId(7),
		...wrong,
	});
	expect(error?.message).toContain(message);
	const requests = await account.sandbox.requests();
	expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

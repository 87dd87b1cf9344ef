import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const records = [
	['deal', 'deals', 'dealId', 'title'],
	['person', 'persons', 'personId', 'name'],
	['organization', 'organizations', 'organizationId', 'name'],
] as const;

describe.each(records)('Merge of %ss', (resource, collection, pathId, nameKey) => {
	const merge = async (away: IDataObject, keep: IDataObject) =>
		await runNode(account.sandbox, {
			onError: 'continueRegularOutput',
			parameters: {
				resource,
				operation: 'merge',
				[pathId]: away,
				merge_with_id: keep,
			} as never,
		});

	it('keeps the one to keep, named by its name, and answers it as it is now', async () => {
		const made = await account.sandbox.call('POST', `/api/v2/${collection}`, {
			[nameKey]: 'Stays on and on',
		});
		const { id } = made.body.data as IDataObject;
		const { json } = await merge(byId(9), byName('Stays on and on'));
		expect(json).toEqual([expect.objectContaining({ id, [nameKey]: 'Stays on and on' })]);
		expect(json[0]?.owner_name).toEqual(expect.any(String));
		const gone = await account.sandbox.call('GET', `/api/v2/${collection}/9`);
		expect([gone.status, (gone.body.data as IDataObject | undefined)?.is_deleted]).not.toEqual([
			200,
			false,
		]);
		const requests = await account.sandbox.requests();
		expect(requests.find(({ method }) => method === 'PUT')).toMatchObject({
			path: `/api/v1/${collection}/9/merge`,
			body: { merge_with_id: id },
		});
	});

	it('refuses a record that would be merged with itself', async () => {
		const { json } = await merge(byId(9), byId(9));
		expect(json[0]?.error).toBe('Record 9 cannot be merged with itself [item 0]');
		expect(await account.sent('PUT', `/api/v1/${collection}/9/merge`)).toEqual([]);
	});

	it('is not sent again when its fate is unknown', async () => {
		await account.sandbox.arm({ method: 'PUT', times: 1, fault: { reset: 'after' } });
		const { json } = await merge(byId(9), byId(10));
		expect(json[0]?.details).toMatchObject({ mayExist: true });
		expect(await account.sent('PUT', `/api/v1/${collection}/9/merge`)).toHaveLength(1);
	});
});

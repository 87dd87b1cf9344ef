import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { AccountLists } from '../fields/accountLists';
import { searchableFields } from '../fields/searchableFields';
import { withExchange } from './account';

/** The fields of the kind of record that the panel searches for. */
export async function getFieldsToSearch(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const kind = String(this.getCurrentNodeParameter('entity_type'));
	return await withExchange(this, async (exchange) => {
		const fields = await searchableFields(kind, new AccountLists(exchange));
		return fields
			.map(({ code, name }) => ({ name, value: code }))
			.sort((a, b) => a.name.localeCompare(b.name));
	});
}

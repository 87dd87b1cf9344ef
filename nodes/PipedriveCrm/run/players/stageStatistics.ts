import type { IDataObject } from 'n8n-workflow';
import { AccountLists } from '../../fields/accountLists';
import type { Player } from '../player';
import { sendForRecord } from './answers';

/** Plays statistics of a pipeline: stages get their names beside their ids. */
export const playStageStatistics: Player = async (work) => {
	const statistics = await sendForRecord(work);
	const stages = await new AccountLists(work.exchange).rows('/api/v2/stages');
	const names = new Map(stages.map(({ id, name }) => [id, name]));
	return { rows: [withNames(statistics, names) as IDataObject], areRecords: false };
};

/** The same with a `…stage_name` behind every `…stage_id`, however deep. */
function withNames(
	value: IDataObject[string],
	names: ReadonlyMap<unknown, IDataObject[string]>,
): IDataObject[string] {
	if (Array.isArray(value)) {
		return (value as IDataObject[]).map((one) => withNames(one, names)) as IDataObject[];
	}
	if (typeof value !== 'object' || value === null) return value;
	const named: IDataObject = {};
	for (const [key, inner] of Object.entries(value as IDataObject)) {
		named[key] = withNames(inner, names);
		if (key.endsWith('stage_id')) named[key.replace(/id$/, 'name')] = names.get(inner) ?? null;
	}
	return named;
}

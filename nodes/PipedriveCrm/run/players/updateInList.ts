import type { IDataObject } from 'n8n-workflow';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Player } from '../player';
import { fitToRecord, sendForRecord } from './answers';

const largestPage = 500;

/**
 * Plays an update of a record that the API tells of in a list alone. The list is read where the body has to fit to
 * what the record holds.
 */
export const playUpdateInList: Player = async (work) => {
	const { operation, request, read } = work;
	const isNeeded = operation.fittings?.some((one) => one.needsRecord(request.body, read)) ?? false;
	const body = isNeeded ? fitToRecord(work, await recordInList(work)) : request.body;
	const record = await sendForRecord({ ...work, request: { ...request, body } });
	return { rows: [record], areRecords: true };
};

async function recordInList({ exchange, request }: ItemWork): Promise<IDataObject> {
	const { path, recordId } = request;
	const list = path.slice(0, path.lastIndexOf('/'));
	const paging = { style: 'cursor', largest: largestPage } as const;
	for await (const rows of exchange.readPages({ method: 'GET', path: list }, paging)) {
		const row = rows.find(({ id }) => id === recordId);
		if (row !== undefined) return row;
	}
	throw new InvalidItem(
		`There is no record with the ID ${String(recordId)} in that list`,
		'Give an ID that Get Many answers.',
		undefined,
	);
}

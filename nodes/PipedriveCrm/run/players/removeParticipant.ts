import type { IDataObject } from 'n8n-workflow';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Player } from '../player';
import { apiRequest, playAnswer } from './answers';

const largestPage = 500;

/**
 * Plays the removal of a deal's participant, named by the id of the row or, where the path holds the
 * person instead, by the person: then the row is looked up first.
 */
export const playRemoveParticipant: Player = async (work) => {
	if (work.read('removeBy') !== 'person') return await playAnswer(work);
	const { path, recordId } = work.request;
	const list = path.slice(0, path.lastIndexOf('/'));
	const id = await rowOfPerson(work, list, Number(recordId));
	await work.exchange.send({ ...apiRequest(work), path: `${list}/${id}` });
	return { rows: [{ deleted: true, id }], areRecords: false };
};

async function rowOfPerson({ exchange }: ItemWork, path: string, person: number): Promise<number> {
	const paging = { style: 'offset', largest: largestPage } as const;
	for await (const rows of exchange.readPages({ method: 'GET', path }, paging)) {
		const row = rows.find((one) => personOf(one) === person);
		if (row !== undefined) return Number(row.id);
	}
	throw new InvalidItem(
		`'Person' ${person} does not take part in this deal`,
		"Choose one of the deal's participants; Get Many lists them.",
		'personId',
	);
}

/** Version 1 nests the person; its id is called value there. */
function personOf({ person_id: nested, person }: IDataObject): unknown {
	return (nested as IDataObject | null)?.value ?? (person as IDataObject | null)?.id;
}

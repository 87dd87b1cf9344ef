import { AccountLists } from '../../fields/accountLists';
import { outcomeOf } from '../../exchange/outcome';
import { FieldProblem } from '../../fields/fieldProblem';
import type { RecordShape } from '../../fields/recordShape';
import { searchableField } from '../../fields/searchableFields';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Player } from '../player';
import { apiRequest } from './answers';
import { fullRecords } from './fullRecords';
import { readLists } from './lists';

/**
 * Plays a search in one field, which may be given by name: IDs and names, or on request the full records.
 * @param shapes what the records of each kind are written by
 */
export const playSearchOneField =
	(shapes: Record<string, RecordShape>): Player =>
	async (work) => {
		const { answer } = work.operation;
		if (answer.kind !== 'hits') throw new Error('playSearchOneField is for rows that answer hits');
		const type = String(work.request.query.entity_type);
		const request = apiRequest(work);
		const query = { ...request.query, field: await fieldOf(work, type) };
		const hits = await readLists(work, { ...request, query }, answer.pages);
		if (work.read('loadFullRecords') !== true || shapes[type] === undefined) {
			return { rows: hits.map((hit) => ({ type, ...hit })), areRecords: false };
		}
		const found = hits.map(({ id }) => ({ type, id }));
		const rows = (await fullRecords(work, found, shapes)).filter(
			(record) => record !== undefined && record !== 'gone',
		);
		return {
			rows,
			areRecords: false,
			kinds: rows.map(() => ({ shape: shapes[type], beside: { type } })),
		};
	};

async function fieldOf({ exchange, request }: ItemWork, type: string): Promise<string> {
	const given = String(request.query.field);
	const lists = new AccountLists(exchange);
	const outcome = await outcomeOf(async () => await searchableField(type, given, lists));
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	throw new InvalidItem(`'Field' ${cause.message}`, cause.nextStep, 'field');
}

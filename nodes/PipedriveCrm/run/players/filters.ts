import type { IDataObject } from 'n8n-workflow';
import { outcomeOf } from '../../exchange/outcome';
import { AccountLists } from '../../fields/accountLists';
import { FieldProblem } from '../../fields/fieldProblem';
import { conditionGroups, type GivenConditions } from '../../fields/storedConditions';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Played, Player } from '../player';
import { apiRequest } from './answers';

/** Plays the storing of a filter: fields by their numbers, options by theirs, in the form that the API wants. */
export const playCreateFilter: Player = async (work) => {
	const { name, type, ...given } = work.request.body;
	const conditions = await groupsOf(work, String(type), given);
	return await send(work, { name, type, conditions });
};

/** Plays the update of a filter. The API wants its conditions each time, so those that stay are read. */
export const playUpdateFilter: Player = async (work) => {
	const { exchange, request } = work;
	const { name, ...given } = request.body;
	const { data } = await exchange.send({ method: 'GET', path: request.path });
	const held = data as IDataObject;
	const changed = await groupsOf(work, String(held.type), given);
	const kept = async () =>
		await groupsOf(work, String(held.type), { conditions: held.conditions as IDataObject });
	return await send(work, {
		...(name !== undefined && { name }),
		conditions: changed ?? (await kept()),
	});
};

/** Plays the deletion of several filters. */
export const playDeleteFilters: Player = async (work) => {
	const { data } = await work.exchange.send(apiRequest(work));
	const { id: ids } = data as IDataObject;
	return { rows: [{ deleted: true, ids }], areRecords: false };
};

async function send(work: ItemWork, body: IDataObject): Promise<Played> {
	const { data } = await work.exchange.send({ ...apiRequest(work), body });
	return { rows: [data as IDataObject], areRecords: true };
}

async function groupsOf(
	{ exchange }: ItemWork,
	type: string,
	given: GivenConditions,
): Promise<IDataObject | undefined> {
	const lists = new AccountLists(exchange);
	const outcome = await outcomeOf(async () => await conditionGroups(type, given, lists));
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	throw new InvalidItem(`'Conditions' ${cause.message}`, cause.nextStep, 'conditions');
}

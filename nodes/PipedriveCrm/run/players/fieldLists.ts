import type { IDataObject } from 'n8n-workflow';
import { ExchangeFailure } from '../../exchange/failure';
import { outcomeOf } from '../../exchange/outcome';
import type { Pages } from '../operation';
import type { ItemWork, Player } from '../player';
import { apiRequest } from './answers';
import { readLists } from './lists';

const ofActivities = '/api/v2/activityFields';
const ofActivitiesV1 = '/api/v1/activityFields';

const whole: Pages = { style: 'whole', largest: Infinity };
const byOffset: Pages = { style: 'offset', largest: 500 };
const byCursor: Pages = { style: 'cursor', largest: 500 };

/** Plays the list of fields of a kind of record, each kind as its list wants to be read. */
export const playFields: Player = async (work) => {
	const request = apiRequest(work);
	const outcome = await outcomeOf(
		async () => await readLists(work, request, pagesOf(request.path)),
	);
	if (outcome.ok) return { rows: outcome.value, areRecords: true };
	if (!lacksScope(work, outcome.cause)) throw outcome.cause;
	const older = { method: 'GET', path: ofActivitiesV1 } as const;
	return { rows: await readLists(work, older, whole), areRecords: true };
};

/** Plays the reading of one field. */
export const playField: Player = async (work) => {
	const outcome = await outcomeOf(async () => await work.exchange.send(apiRequest(work)));
	if (outcome.ok) return { rows: [outcome.value.data as IDataObject], areRecords: true };
	if (!lacksScope(work, outcome.cause)) throw outcome.cause;
	const { data } = await work.exchange.send({ method: 'GET', path: ofActivitiesV1 });
	const fields = Array.isArray(data) ? (data as IDataObject[]) : [];
	const field = fields.find(({ key }) => key === work.request.recordId);
	if (field !== undefined) return { rows: [field], areRecords: true };
	throw new ExchangeFailure(`Activities have no field '${String(work.request.recordId)}'`, {
		kind: 'notFound',
		nextStep: 'Choose it from the list, or give the key that Get Many answers.',
	});
};

function pagesOf(path: string): Pages {
	if (path.endsWith('/noteFields')) return whole;
	return path.startsWith('/api/v1/') ? byOffset : byCursor;
}

/** Version 2 wants the scope admin for the fields of activities; version 1 is satisfied with activities:read. */
function lacksScope({ request, hint }: ItemWork, cause: unknown): boolean {
	if (!request.path.startsWith(ofActivities)) return false;
	if (!(cause instanceof ExchangeFailure) || cause.kind !== 'forbidden') return false;
	hint(
		"The credential lacks the scope 'admin', which Pipedrive wants for the fields of activities; they were read from the older list, which has less to tell of them.",
	);
	return true;
}

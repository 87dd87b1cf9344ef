import type { IDataObject } from 'n8n-workflow';
import type { Watch } from '../events/poll/readings';
import type { Start } from '../events/poll/pollObject';
import { secondsOf } from '../events/poll/pollState';
import type { ListedObject } from '../events/watchedObjects';
import { outcomeNow } from '../exchange/outcome';
import type { CustomFieldsOutput } from '../fields/decode';
import { FieldProblem } from '../fields/fieldProblem';
import { toUtcTime } from '../fields/times';
import { isBlank } from '../fields/values';
import { InvalidItem } from '../run/itemFailure';
import type { OutputChoices } from '../run/recordWriter';
import type { ChosenEvents, ReadParameter, Watched } from './triggerSettings';

/** Where a trigger begins that knows nothing yet, as the panel says it. */
export function startOf(read: ReadParameter, timezone: string): Start {
	if (read('startFrom') !== 'date') return 'now';
	const given = read('startDate');
	if (isBlank(given)) {
		throw new InvalidItem("'Start Date' is empty", 'Give a date, or start from now.', 'startDate');
	}
	const outcome = outcomeNow(() => secondsOf(toUtcTime(given, timezone)) ?? 0);
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	throw new InvalidItem(`'Start Date' ${cause.message}`, cause.nextStep, 'startDate');
}

/**
 * What has to be read for the events that were chosen: creations also where another event may come with one.
 */
export function watchFor(
	{ object }: Watched<ListedObject>,
	{ events, alsoCreatedInStage }: ChosenEvents,
	read: ReadParameter,
): Watch {
	const chosen = object.events.filter(({ value }) => events.includes(value));
	return {
		object,
		creations:
			chosen.some(({ action, alsoAtCreation }) => action === 'create' || alsoAtCreation === true) ||
			(alsoCreatedInStage && events.includes('stageChanged')),
		deletions:
			object.list.listsDeletedBy !== undefined && chosen.some(({ action }) => action === 'delete'),
		archived: object.list.archived !== undefined && read('options.archived') === true,
	};
}

/** How records are written, as the panel of a trigger says it. */
export function outputChoicesOf(read: ReadParameter): OutputChoices {
	return {
		simple: read('simple') === true,
		customFields: (read('options.outputCustomFields') ?? 'byName') as CustomFieldsOutput,
		extraKeys: [],
		linkedNames: read('options.linkedNames') === true,
	};
}

/** Reads a parameter by its path, below the values that n8n reads for the parameter as a whole. */
export function readerOf(parameter: (name: string) => unknown): ReadParameter {
	return (path) => {
		const [name = '', ...rest] = path.split('.');
		return rest.reduce<unknown>(
			(value, key) => (value as IDataObject | null | undefined)?.[key],
			parameter(name),
		);
	};
}

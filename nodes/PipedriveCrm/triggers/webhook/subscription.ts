import { commonEvents, type EventKind } from '../../events/eventKinds';
import { objectNamed } from '../../events/watchedObjects';

/** What Pipedrive is asked to tell: an action on a kind of records, `*` for any. */
export interface Subscription {
	event_action: 'create' | 'change' | 'delete' | '*';
	event_object: string;
}

type Action = Exclude<Subscription['event_action'], '*'>;

/**
 * The one webhook that serves the chosen events. Several actions are served by `*`, since webhooks are what
 * Pipedrive counts, and what is not wanted is left out on arrival.
 * @param watched what the panel names (`watchedName`)
 * @param events values of the chosen events
 * @param alsoCreatedInStage whether a deal created in a stage counts as moved there
 */
export function subscriptionFor(
	watched: string,
	events: string[],
	alsoCreatedInStage: boolean,
): Subscription {
	const object = objectNamed(watched);
	const kinds = (object?.events ?? commonEvents).filter(({ value }) => events.includes(value));
	const actions = new Set(kinds.flatMap((kind) => actionsOf(kind, alsoCreatedInStage)));
	const [only = '*'] = actions;
	return {
		event_action: actions.size === 1 ? only : '*',
		event_object: watched === 'anything' ? '*' : (object?.webhookObject ?? watched),
	};
}

function actionsOf(kind: EventKind, alsoCreatedInStage: boolean): Action[] {
	if (kind.action !== undefined) return [kind.action];
	const atCreation =
		kind.alsoAtCreation === true || (kind.value === 'stageChanged' && alsoCreatedInStage);
	return atCreation ? ['create', 'change'] : ['change'];
}

import { FieldProblem, shown } from './fieldProblem';

/** A name that people look for and that Pipedrive has no place for. */
export interface Placeless {
	/** Why, one clause that continues "… has no place here:", e.g. 'activities have no visibility of their own'. */
	reason: string;
	/** What the node offers instead, one sentence. */
	offer: string;
}

/** Says of a name why nothing can be done with it, and what to do instead. */
export function placelessName(name: string, { reason, offer }: Placeless): FieldProblem {
	return new FieldProblem(`has no place for ${shown(name)}: ${reason}`, offer);
}

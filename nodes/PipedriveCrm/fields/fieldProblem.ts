/**
 * A value that cannot be sent as it is. `run/` puts the name of the parameter in front and the item
 * behind: "'Value' takes a number, not 'abc' [item 3]".
 */
export class FieldProblem extends Error {
	/** What to do about it, one sentence. */
	readonly nextStep: string;

	/** The field concerned, where it is not the parameter: one of several custom fields, or one of a whole body. */
	readonly about: { name: string; key: string } | undefined;

	/**
	 * @param message continues a sentence that starts with the parameter's name, e.g. "takes a number"
	 * @param nextStep one sentence
	 * @param about the field concerned, where it is not the parameter
	 */
	constructor(message: string, nextStep: string, about?: { name: string; key: string }) {
		super(message);
		this.name = 'FieldProblem';
		this.nextStep = nextStep;
		this.about = about;
	}
}

/** A name that nothing in the account has; see NameFinder. */
export class NotFoundProblem extends FieldProblem {}

const longestShown = 60;

/** A user's value as it can stand in a sentence: quoted, and cut when it is long. */
export function shown(value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text.length > longestShown ? `'${text.slice(0, longestShown)}…'` : `'${text}'`;
}

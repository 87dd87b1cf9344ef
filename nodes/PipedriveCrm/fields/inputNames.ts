import type { Placeless } from './placeless';

/**
 * What keys of incoming items may be called, beside the API's keys, the editor's names and the names of the
 * account's fields. Names are compared without case, spaces and punctuation.
 */
export interface InputNames {
	/** Other names of what can be written, with the key that they stand for. */
	aliases: Record<string, string>;
	/** Other names that hold only where the account's list of fields has the key, since Pipedrive else refuses it. */
	aliasesWhereListed?: Record<string, string>;
	/** What Pipedrive answers in a record and does not take; never sent, never an error. */
	readOnly: string[];
	/** Names that Pipedrive has no place for. */
	placeless: Record<string, PlacelessInput>;
}

/** A name without a place, and the value that is the state of things anyway, if there is one. */
export interface PlacelessInput extends Placeless {
	/** Given this value, the key is left out without a word. */
	holdsAnyway?: boolean;
}

/** A name without what people write differently: case, spaces, underscores and other punctuation. */
export function bareName(name: string): string {
	const letters = name
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
	return letters === '' ? name.trim() : letters;
}

import { badRequest, validationFailed } from '../server/apiError.ts';

/** The name keys of a person's body. */
export interface NameKeys {
	name?: string;
	first_name?: string;
	last_name?: string;
}

export interface PersonName {
	name: string;
	first_name: string;
	last_name: string;
}

function split(name: string): PersonName {
	const words = name.trim().split(/\s+/);
	const first_name = words[0] ?? '';
	return { name: name.trim(), first_name, last_name: words.slice(1).join(' ') };
}

/**
 * The name that a body gives a person; undefined when it gives none.
 * @throws ApiError 400 when name and parts are mixed, or the name is blank
 */
export function writtenName(body: NameKeys): PersonName | undefined {
	const { name, first_name, last_name } = body;
	const hasParts = first_name !== undefined || last_name !== undefined;
	if (name !== undefined && hasParts) {
		throw badRequest("Cannot set 'name' and 'first_name'/'last_name' at the same time");
	}
	if (name === undefined && !hasParts) return undefined;
	const written =
		name === undefined
			? {
					name: `${first_name ?? ''} ${last_name ?? ''}`.trim(),
					first_name: first_name ?? '',
					last_name: last_name ?? '',
				}
			: split(name);
	if (written.name === '') throw validationFailed(['name: This value should not be blank.']);
	return written;
}

import type { IDataObject } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';
import { listOf } from '../../fields/values';
import { nestKeys } from '../nestedKeys';

/** What stands in `emails` and `phones` of the API for each parameter, in this order. */
const contactLists = [
	{ list: 'emails', from: [{ key: 'email', label: 'work' }] },
	{
		list: 'phones',
		from: [
			{ key: 'phone', label: 'work' },
			{ key: 'mobile', label: 'mobile' },
			{ key: 'fax', label: 'fax' },
		],
	},
	{ list: 'im', from: [{ key: 'im', label: undefined }] },
];

/** Parameters of a person that take several texts. */
export const contactTexts = contactLists.flatMap(({ from }) => from.map(({ key }) => key));

/**
 * Makes `emails`, `phones` and `im` of the simple parameters, the first entry of each the primary one, and
 * gives a new person the second half of a name, which the API wants even when it is empty.
 */
export function shapePerson(body: IDataObject): IDataObject {
	const shaped = nestKeys(body);
	for (const { list, from } of contactLists) {
		const given = from.filter(({ key }) => shaped[key] !== undefined);
		const entries = given.flatMap(({ key, label }) => entriesOf(shaped[key], label));
		for (const { key } of given) Reflect.deleteProperty(shaped, key);
		if (given.length > 0) shaped[list] = withOnePrimary(entries);
	}
	return shaped;
}

/** As shapePerson; a new person gets the half of a name that is missing, empty, since the API wants both. */
export function shapeNewPerson(body: IDataObject): IDataObject {
	const shaped = shapePerson(body);
	if (shaped.first_name === undefined && shaped.last_name === undefined) return shaped;
	return { first_name: '', last_name: '', ...shaped };
}

function entriesOf(value: unknown, label: string | undefined): IDataObject[] {
	return listOf(value).map((element) =>
		typeof element === 'object'
			? (element as IDataObject)
			: { value: String(element), ...(label !== undefined && { label }) },
	);
}

function withOnePrimary(entries: IDataObject[]): IDataObject[] {
	const marked = entries.findIndex(({ primary }) => primary === true);
	const primary = Math.max(marked, 0);
	return entries.map((entry, index) => ({ ...entry, primary: index === primary }));
}

/** Pipedrive takes a name in one piece or in two, not both. */
export function oneKindOfName({ method, body }: PreparedRequest): string | undefined {
	const hasName = body.name !== undefined;
	const parts = [body.first_name, body.last_name].filter((part) => part !== undefined);
	if (hasName && parts.length > 0) {
		return "'Name' cannot stand beside 'First Name' and 'Last Name': Pipedrive takes one or the other";
	}
	if (method === 'POST' && !hasName && parts.length === 0) {
		return "A person needs a 'Name', or else 'First Name' and 'Last Name'";
	}
	if (method === 'PATCH' && parts.length === 1) {
		return "'First Name' and 'Last Name' go together: Pipedrive would empty the one that is missing. Give both, or 'Name'";
	}
	return undefined;
}

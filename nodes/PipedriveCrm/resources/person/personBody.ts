import type { IDataObject } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';
import { FieldProblem, shown } from '../../fields/fieldProblem';
import { comparable } from '../../fields/names';
import { listOf } from '../../fields/values';
import { nestKeys } from '../nestedKeys';
import { emptiedLabel, withoutMarks } from './personContacts';

/** What stands in `emails` and `phones` of the API for each parameter, in this order. */
const contactLists = [
	{ list: 'emails', from: [{ key: 'email', name: 'Email', label: 'work' }] },
	{
		list: 'phones',
		from: [
			{ key: 'phone', name: 'Phone', label: 'work' },
			{ key: 'mobile', name: 'Mobile', label: 'mobile' },
			{ key: 'fax', name: 'Fax', label: 'fax' },
		],
	},
	{ list: 'im', from: [{ key: 'im', name: 'Instant Messenger', label: undefined }] },
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
		const entries = given.flatMap((parameter) => entriesOf(shaped[parameter.key], parameter));
		const emptied = given.filter(({ key }) => listOf(shaped[key]).length === 0);
		for (const { key } of given) Reflect.deleteProperty(shaped, key);
		if (given.length === 0) continue;
		const marks = entries.length === 0 ? [] : emptied.map(({ label }) => emptiedLabel(label));
		shaped[list] = [...withOnePrimary(entries), ...marks];
	}
	return shaped;
}

/** As shapePerson; a new person gets the half of a name that is missing, empty, since the API wants both. */
export function shapeNewPerson(body: IDataObject): IDataObject {
	const shaped = withoutMarks(shapePerson(body));
	if (shaped.first_name === undefined && shaped.last_name === undefined) return shaped;
	return { first_name: '', last_name: '', ...shaped };
}

/**
 * Of a name that an item has both in one piece and in two, as Get answers it, the two are kept.
 * @throws {FieldProblem} when they are different names
 */
export function withOneKindOfName(body: IDataObject): IDataObject {
	const { name, ...rest } = body;
	const parts = [rest.first_name, rest.last_name].filter((part) => part !== undefined);
	if (name === undefined || parts.length === 0) return body;
	if (comparable(parts.join(' ')) === comparable(String(name)))
		return parts.length === 2 ? rest : body;
	throw new FieldProblem(
		"'Name' and 'First Name' with 'Last Name' are different names",
		"Remove one of them from the item, or name it in 'Inputs to Ignore'.",
	);
}

/** Entries of a list; plain texts get the label of their parameter. */
function entriesOf(
	value: unknown,
	{ key, name, label }: { key: string; name: string; label: string | undefined },
): IDataObject[] {
	return listOf(value).map((element) => {
		if (typeof element !== 'object') {
			return { value: String(element), ...(label !== undefined && { label }) };
		}
		const entry = element as IDataObject;
		if (typeof entry.value === 'string') return entry;
		throw new FieldProblem(
			`takes text, not ${shown(entry)}`,
			'Give plain texts, or the list as Get answers it.',
			{ name, key },
		);
	});
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

import type { IDataObject } from 'n8n-workflow';
import { shown } from '../../fields/fieldProblem';
import { comparable } from '../../fields/names';
import { isBlank } from '../../fields/values';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Played, Player } from '../player';

/** Options of a field are changed by lists, each row with the number or the label of an option. */

interface Option {
	id: number;
	label: string;
}

/** Plays the adding of options: all of them, or none. */
export const playAddOptions: Player = async (work) => {
	const labels = optionsIn(work).map(labelOf);
	return changed(
		work,
		await send(
			work,
			labels.map((label) => ({ label })),
		),
	);
};

/** Plays the renaming of options, each named by its label or its number. */
export const playUpdateOptions: Player = async (work) => {
	const rows = optionsIn(work) as IDataObject[];
	if (rows.some(({ option, label }) => isBlank(option) || isBlank(label))) {
		throw new InvalidItem(
			"'Options to Rename' has a row without a label",
			'Give the label that the option has, and the new one.',
			'renamed',
		);
	}
	const known = await optionsOfField(work);
	const renamed = rows.map(({ option, label }) => ({
		id: optionNamed(known, option, 'Options to Rename', 'renamed').id,
		label: String(label).trim(),
	}));
	return changed(work, await send(work, renamed));
};

/** Plays the deletion of options, each named by its label or its number. */
export const playDeleteOptions: Player = async (work) => {
	const wanted = optionsIn(work);
	const known = await optionsOfField(work);
	const ids = wanted.map((one) => optionNamed(known, labelOf(one), 'Option Labels', 'labels').id);
	await send(
		work,
		[...new Set(ids)].map((id) => ({ id })),
	);
	return { rows: [{ deleted: true, field_code: codeOf(work), ids }], areRecords: false };
};

const optionsIn = ({ request }: ItemWork): unknown[] => request.body.options as unknown[];

/** The label of what was given as text, or as the API answers an option. */
const labelOf = (option: unknown): string =>
	String(typeof option === 'object' ? (option as IDataObject).label : option).trim();

const codeOf = ({ request }: ItemWork): string => String(request.recordId);

async function send(
	{ exchange, request: { method, path, repeat } }: ItemWork,
	body: IDataObject[],
): Promise<IDataObject[]> {
	const { data } = await exchange.send({ method, path, body, repeat });
	return Array.isArray(data) ? (data as IDataObject[]) : [];
}

const changed = (work: ItemWork, options: IDataObject[]): Played => ({
	rows: [{ field_code: codeOf(work), options }],
	areRecords: false,
});

async function optionsOfField({ exchange, request }: ItemWork): Promise<Option[]> {
	const path = request.path.replace(/\/options$/, '');
	const { data } = await exchange.send({ method: 'GET', path });
	const { options } = data as { options?: Option[] | null };
	return options ?? [];
}

function optionNamed(known: Option[], wanted: unknown, label: string, parameter: string): Option {
	const text = comparable(String(wanted));
	const found =
		known.find((option) => comparable(option.label) === text) ??
		known.find(({ id }) => String(id) === text);
	if (found !== undefined) return found;
	const has = known.map((option) => `'${option.label}'`).slice(0, 20);
	throw new InvalidItem(
		`'${label}' names ${shown(wanted)}, which the field does not offer`,
		has.length > 0 ? `It offers ${has.join(', ')}.` : 'It offers no options at all.',
		parameter,
	);
}

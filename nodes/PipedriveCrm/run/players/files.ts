import type { IDataObject } from 'n8n-workflow';
import { ExchangeFailure } from '../../exchange/failure';
import { outcomeOf } from '../../exchange/outcome';
import { listOf } from '../../fields/values';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Player } from '../player';

const largestPage = 100;

/** Lists of a record's files, by the key under which a file names the record. */
const listedUnder: [key: string, collection: string][] = [
	['deal_id', 'deals'],
	['person_id', 'persons'],
	['org_id', 'organizations'],
	['product_id', 'products'],
];

/**
 * Plays an upload: every file of the item that the user names becomes one of Pipedrive's, in their order.
 * What is wrong with the names shows up before the first is sent.
 */
export const playUpload: Player = async (work) => {
	const fields = fieldsToUpload(work);
	const known = work.read('ifSameNameExists') === 'skip' ? await filesOfRecord(work) : [];
	const rows: IDataObject[] = [];
	for (const field of fields) {
		const { content, name, mimeType } = await work.files.read(field);
		const same = known.find((file) => file.name === name);
		if (same !== undefined) {
			rows.push({ ...same, _result: { action: 'unchanged' } });
			continue;
		}
		const form = new FormData();
		for (const [key, value] of Object.entries(work.request.body)) form.set(key, String(value));
		form.set('file', new Blob([new Uint8Array(content)], { type: mimeType }), name);
		const made = await upload(work, form, name, rows);
		known.push(made);
		rows.push({ ...made, _result: { action: 'created' } });
	}
	return { rows, areRecords: true };
};

/** Plays a download: the file, with what Pipedrive knows of it beside it. */
export const playDownload: Player = async ({ exchange, request, read, files }) => {
	const { content, contentType } = await exchange.download(request.path);
	const path = request.path.replace(/\/download$/, '');
	const record = (await exchange.send({ method: 'GET', path })).data as IDataObject;
	const name = String(record.name ?? `file-${String(request.recordId)}`);
	const isTelling = contentType !== undefined && !contentType.includes('octet-stream');
	const file = await files.keep({ content, name, mimeType: isTelling ? contentType : undefined });
	return {
		rows: [record],
		areRecords: true,
		binary: { [String(read('binaryPropertyName'))]: file },
	};
};

function fieldsToUpload({ files, read }: ItemWork): string[] {
	const has = files.fields();
	const given = String(read('binaryPropertyName') ?? '');
	const wanted = given.trim() === '*' ? has : listOf(given).map(String);
	const missing = wanted.find((field) => !has.includes(field));
	if (wanted.length > 0 && missing === undefined) return wanted;
	const problem =
		missing === undefined
			? 'names no file of the item'
			: `names '${missing}', in which the item has no file`;
	const nextStep =
		has.length === 0
			? 'The item carries no file: check that the node before hands it on.'
			: `The item has files in: ${has.join(', ')}.`;
	throw new InvalidItem(`'Input Data Field Name' ${problem}`, nextStep, 'binaryPropertyName');
}

async function filesOfRecord({ exchange, request }: ItemWork): Promise<IDataObject[]> {
	const { body } = request;
	const found = listedUnder.find(([key]) => body[key] !== undefined);
	if (found === undefined) {
		throw new InvalidItem(
			"'If Same Name Exists' can only skip files of a deal, person, organization or product",
			'Name one of them, or choose Add.',
			'ifSameNameExists',
		);
	}
	const [key, collection] = found;
	const path = `/api/v1/${collection}/${String(body[key])}/files`;
	const files: IDataObject[] = [];
	const paging = { style: 'offset', largest: largestPage } as const;
	for await (const page of exchange.readPages({ method: 'GET', path }, paging)) {
		files.push(...page);
	}
	return files;
}

/** Uploads one file; when it fails, the ones before it are named, as they are there. */
async function upload(
	{ exchange, request }: ItemWork,
	form: FormData,
	name: string,
	before: IDataObject[],
): Promise<IDataObject> {
	const { method, path, repeat } = request;
	const outcome = await outcomeOf(
		async () => await exchange.send({ method, path, body: form, repeat }),
	);
	if (outcome.ok) return outcome.value.data as IDataObject;
	const { cause } = outcome;
	if (!(cause instanceof ExchangeFailure) || before.length === 0) throw cause;
	const ids = before.map(({ id }) => String(id)).join(', ');
	throw new ExchangeFailure(`${name}: ${cause.message}`, {
		...cause,
		nextStep: `${cause.nextStep} The files before it are there (ID ${ids}): do not upload them again.`,
	});
}

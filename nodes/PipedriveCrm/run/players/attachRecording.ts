import { InvalidItem } from '../itemFailure';
import type { ItemWork, Player } from '../player';
import { readRecordAgain } from './answers';

/** Plays the upload of a call's recording, one file, which answers nothing: then the call is read. */
export const playAttachRecording: Player = async (work) => {
	const { content, name, mimeType } = await work.files.read(fieldOf(work));
	const { method, path, repeat, recordId } = work.request;
	const form = new FormData();
	form.set('file', new Blob([new Uint8Array(content)], { type: mimeType }), name);
	await work.exchange.send({ method, path, body: form, repeat });
	const call = await readRecordAgain(work, String(recordId), 'has its recording');
	return { rows: [call], areRecords: true };
};

function fieldOf({ files, read }: ItemWork): string {
	const field = String(read('binaryPropertyName') ?? '').trim();
	const has = files.fields();
	if (has.includes(field)) return field;
	throw new InvalidItem(
		`'Input Data Field Name' names '${field}', in which the item has no file`,
		has.length === 0
			? 'The item carries no file: check that the node before hands it on.'
			: `The item has files in: ${has.join(', ')}.`,
		'binaryPropertyName',
	);
}

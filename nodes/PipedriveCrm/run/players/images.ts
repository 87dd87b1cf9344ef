import type { IDataObject } from 'n8n-workflow';
import { ExchangeFailure } from '../../exchange/failure';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Player } from '../player';
import { apiRequest } from './answers';

/** Which image there is, and under which name it is to go out. */
export interface ImageLink {
	/** Its address in the storage. */
	address: string;
	name: string;
	mimeType?: string;
}

/**
 * Plays the upload of the one image that a record has: a file of the item, under the key that the API wants it.
 * @param key of the form
 */
export const playImageUpload =
	(key: string): Player =>
	async (work) => {
		const { content, name, mimeType } = await work.files.read(fieldOfImage(work));
		const form = new FormData();
		for (const [crop, value] of Object.entries(work.request.body)) form.set(crop, String(value));
		form.set(key, new Blob([new Uint8Array(content)], { type: mimeType }), name);
		const { data } = await work.exchange.send({ ...apiRequest(work), body: form });
		return { rows: [imageIn(data)], areRecords: true };
	};

/**
 * Plays the reading of an image: what Pipedrive knows of it, and its content where that is wanted.
 * @param linkOf finds the image in the answer; its `size` is what the user chose
 */
export const playImageDownload =
	(linkOf: (image: IDataObject, size: unknown) => ImageLink | undefined): Player =>
	async ({ exchange, request, read, files }) => {
		const { data } = await exchange.send({ method: 'GET', path: request.path });
		const image = imageIn(data);
		if (read('download') !== true) return { rows: [image], areRecords: true };
		const link = linkOf(image, read('size'));
		if (link === undefined) throw noAddress(request.path);
		const { content, contentType } = await exchange.fetchStored(link.address, request.path);
		const mimeType = link.mimeType ?? contentType;
		const file = await files.keep({ content, name: link.name, mimeType });
		return {
			rows: [image],
			areRecords: true,
			binary: { [String(read('binaryPropertyName'))]: file },
		};
	};

/** The description puts the picture of a person under its id, the examples do not. */
function imageIn(data: unknown): IDataObject {
	const image = data as IDataObject;
	if ('id' in image) return image;
	const [inner] = Object.values(image);
	return (inner ?? image) as IDataObject;
}

function fieldOfImage({ files, read }: ItemWork): string {
	const has = files.fields();
	const wanted = String(read('binaryPropertyName') ?? '').trim();
	if (has.includes(wanted)) return wanted;
	throw new InvalidItem(
		`'Input Data Field Name' names '${wanted}', in which the item has no file`,
		has.length === 0
			? 'The item carries no file: check that the node before hands it on.'
			: `The item has files in: ${has.join(', ')}.`,
		'binaryPropertyName',
	);
}

function noAddress(path: string): ExchangeFailure {
	return new ExchangeFailure('Pipedrive told no address for the image', {
		kind: 'server',
		nextStep: "Try again, or switch off 'Download'.",
		request: { method: 'GET', path },
	});
}

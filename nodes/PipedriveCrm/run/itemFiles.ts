import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** A file of an item. */
export interface ItemFile {
	content: Buffer;
	name: string;
	mimeType: string;
}

/** What a player can do with files. */
export interface ItemFiles {
	/** The fields of the item that hold a file. */
	fields(): string[];
	/** The file in a field that is one of `fields()`. */
	read(field: string): Promise<ItemFile>;
	/** Keeps a file where n8n keeps those of this run; a type that is unknown is found out by n8n. */
	keep(file: Omit<ItemFile, 'mimeType'> & { mimeType?: string }): Promise<IBinaryData>;
}

/** The members of n8n's execute context that files are read and kept by. */
type FileSource = Pick<IExecuteFunctions, 'getInputData' | 'helpers'>;

/** The files of one input item. */
export class InputFiles implements ItemFiles {
	constructor(
		private readonly source: FileSource,
		private readonly itemIndex: number,
	) {}

	fields(): string[] {
		return Object.keys(this.binary());
	}

	async read(field: string): Promise<ItemFile> {
		const { fileName, fileExtension, mimeType } = this.binary()[field] ?? {};
		const content = await this.source.helpers.getBinaryDataBuffer(this.itemIndex, field);
		const extension = fileExtension === undefined ? '' : `.${fileExtension}`;
		return {
			content,
			name: fileName ?? `${field}${extension}`,
			mimeType: mimeType ?? 'application/octet-stream',
		};
	}

	async keep({
		content,
		name,
		mimeType,
	}: Omit<ItemFile, 'mimeType'> & { mimeType?: string }): Promise<IBinaryData> {
		return await this.source.helpers.prepareBinaryData(content, name, mimeType);
	}

	private binary(): Record<string, Partial<IBinaryData>> {
		return this.source.getInputData()[this.itemIndex]?.binary ?? {};
	}
}

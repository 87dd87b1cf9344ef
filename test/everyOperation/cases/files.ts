import type { IBinaryData, IDataObject } from 'n8n-workflow';
import type { TestAccount } from '../../engine/useSandbox';

const bytes = Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 7) % 256));

/** A file of an item, with bytes of every value in it. */
export const fileOf = (fileName: string, mimeType: string): IBinaryData => ({
	data: bytes.toString('base64'),
	fileName,
	mimeType,
});

/** What stands at an address, as it stands in an item. */
export async function contentOf(url: unknown): Promise<string> {
	const answer = await fetch(String(url));
	return Buffer.from(await answer.arrayBuffer()).toString('base64');
}

/** A start: puts a file where the API takes one, and gives what it answers. */
export const withUpload =
	(path: string, key: string, file: IBinaryData, fields: Record<string, string> = {}) =>
	async ({ sandbox }: TestAccount): Promise<IDataObject> => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		const content = new Blob([Buffer.from(file.data, 'base64')], { type: file.mimeType });
		form.set(key, content, file.fileName);
		const headers = { 'x-api-token': sandbox.apiToken };
		const answer = await fetch(sandbox.url + path, { method: 'POST', headers, body: form });
		if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
		return ((await answer.json()) as { data: IDataObject }).data;
	};

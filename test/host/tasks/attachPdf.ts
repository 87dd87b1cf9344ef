import assert from 'node:assert/strict';
import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import { serveFile } from './fileServer.ts';
import { rowsOf } from './rows.ts';
import type { Task } from './task.ts';

/** From a web address to the deal, and back again. */
export const attachPdf: Task = {
	letter: 'f',
	wish: 'attach a PDF from a binary field to a deal, and download it again',
	async play({ stage, editor, sandbox, picture }) {
		const { canvas, panel } = editor;
		const pdf = await serveFile('offer.pdf', 'application/pdf', smallPdf(), stage);
		await canvas.begin('Trigger manually');
		await canvas.addAfter('When clicking ‘Execute workflow’', 'HTTP Request');
		await panel.type('url', pdf.url);
		await editor.executeNode();
		await panel.close();

		await canvas.addAfter('HTTP Request', 'Pipedrive CRM', 'Upload file');
		await panel.addTo('Attach To', 'Deal');
		const [deal] = await rowsOf(sandbox, '/api/v2/deals?limit=1');
		await panel.pickFromList('deal_id', String(deal?.title), String(deal?.title));
		await editor.executeNode();
		await picture('uploaded');
		await panel.close();

		await canvas.addAfter('Upload file', 'Pipedrive CRM', 'Download file');
		await panel.dragField('id', 'fileId');
		await editor.executeNode();
		await editor.showOutputAs('binary');
		const [downloaded, ...others] = await editor.outputFiles().allInnerTexts();
		assert.equal(others.length, 0);
		for (const part of ['offer.pdf', 'application/pdf', `${String(smallPdf().length)} B`]) {
			assert(downloaded?.includes(part), `${part} is not in ${String(downloaded)}`);
		}
		await picture('downloaded');
		await panel.close();

		const files = await rowsOf(sandbox, `/api/v1/deals/${String(deal?.id)}/files`);
		const attached = files.filter(({ name }) => name === 'offer.pdf');
		assert.equal(attached.length, 1, 'The deal has the file once');
		assert.equal(await contentOf(attached[0]?.id, sandbox), smallPdf());
		assert.equal(pdf.requests(), 1);
	},
};

/** Pipedrive sends to a storage, which refuses who brings a token along. */
async function contentOf(id: number | undefined, { url, apiToken }: Sandbox): Promise<string> {
	const answer = await fetch(`${url}/api/v1/files/${String(id)}/download`, {
		headers: { 'x-api-token': apiToken },
		redirect: 'manual',
	});
	const storage = answer.headers.get('location');
	assert(storage !== null, `Status ${String(answer.status)} without a location`);
	return await (await fetch(storage)).text();
}

/** A page without anything on it. */
function smallPdf(): string {
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
	];
	const body = objects.map((text, index) => `${String(index + 1)} 0 obj\n${text}\nendobj\n`);
	return ['%PDF-1.4\n', ...body, 'trailer << /Root 1 0 R /Size 4 >>\n%%EOF\n'].join('');
}

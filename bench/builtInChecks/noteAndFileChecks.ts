import assert from 'node:assert/strict';
import { assertHolds, idsOf, type Stage } from './stage.ts';

/** Everything the built-in node does with notes. */
export async function checkNotes(stage: Stage): Promise<void> {
	const { json: note } = await stage.check(
		'note',
		'create',
		{
			content: 'Prefers calls in the morning',
			additionalFields: { deal_id: 2, person_id: 4, pinned_to_deal_flag: true },
		},
		async ([created]) => {
			assertHolds(await stage.record(`/api/v1/notes/${String(created?.json.id)}`), {
				content: 'Prefers calls in the morning',
				deal_id: 2,
				person_id: 4,
				pinned_to_deal_flag: true,
			});
		},
	);
	const noteId = note.id as number;
	const path = `/api/v1/notes/${noteId}`;

	await stage.check('note', 'get', { noteId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: noteId, content: 'Prefers calls in the morning' });
	});
	await stage.check(
		'note',
		'getAll',
		{ limit: 5, filters: { deal_id: 2, pinned_to_deal_flag: true, sort: 'update_time' } },
		async (got) => {
			const query = 'deal_id=2&pinned_to_deal_flag=1&sort=update_time&limit=5';
			const list = await stage.list(`/api/v1/notes?${query}`);
			assert.ok(idsOf(list).includes(noteId));
			assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(list));
		},
	);
	await stage.check(
		'note',
		'update',
		{ noteId, updateFields: { content: 'Prefers e-mail', pinned_to_deal_flag: false } },
		async () => {
			assertHolds(await stage.record(path), {
				content: 'Prefers e-mail',
				pinned_to_deal_flag: false,
				deal_id: 2,
			});
		},
	);
	await stage.check('note', 'delete', { noteId }, async () => {
		assert.notEqual(await answered(stage, path), 'active');
	});
}

/** Whether a record of v1 is still there: deleted ones may be answered as inactive. */
async function answered(stage: Stage, path: string): Promise<string> {
	const { status, body } = await stage.sandbox.call('GET', path);
	const record = body.data as { active_flag?: boolean } | null | undefined;
	return status === 200 && record?.active_flag === true ? 'active' : 'gone';
}

/** Everything the built-in node does with files. */
export async function checkFiles(stage: Stage): Promise<void> {
	const contents = 'Width;Height\n120;80\n';
	const binary = {
		data: {
			data: Buffer.from(contents).toString('base64'),
			mimeType: 'text/csv',
			fileName: 'measures.csv',
		},
	};
	const { json: file } = await stage.check(
		'file',
		'create',
		{ binaryPropertyName: 'data', additionalFields: { deal_id: 2 } },
		async ([created]) => {
			const made = await stage.record(`/api/v1/files/${String(created?.json.id)}`);
			assertHolds(made, { name: 'measures.csv', deal_id: 2, file_size: contents.length });
		},
		{ input: { json: {}, binary } },
	);
	const fileId = file.id as number;
	const path = `/api/v1/files/${fileId}`;

	await stage.check('file', 'get', { fileId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: fileId, name: 'measures.csv' });
	});
	await stage.check('file', 'download', { fileId, binaryPropertyName: 'sheet' }, ([got]) => {
		const { data = '' } = got?.binary?.sheet ?? {};
		assert.equal(Buffer.from(data, 'base64').toString(), contents);
	});
	await stage.check(
		'file',
		'update',
		{ fileId, updateFields: { name: 'sizes.csv', description: 'Of the roof' } },
		async () => {
			assertHolds(await stage.record(path), { name: 'sizes.csv', description: 'Of the roof' });
		},
	);
	await stage.check('file', 'delete', { fileId }, async () => {
		assert.notEqual(await answered(stage, path), 'active');
	});
}

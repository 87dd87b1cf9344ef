import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

/** A PDF with bytes of every value in it, as a real one has. */
const pdf = Buffer.concat([
	Buffer.from('%PDF-1.7\n'),
	Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256)),
	Buffer.from('\n%%EOF'),
]);

const attachment = (
	fileName: string,
	content = Buffer.from(fileName),
	mimeType = 'text/plain',
) => ({
	data: content.toString('base64'),
	fileName,
	mimeType,
});

const three: IBinaryKeyData = {
	attachment_0: attachment('Offer.txt'),
	attachment_1: attachment('Größe & Maß.txt'),
	attachment_2: attachment('Plan.txt'),
};

async function upload(binary: IBinaryKeyData | undefined, more: IDataObject = {}) {
	return await runNode(account.sandbox, {
		binary: binary && [binary],
		parameters: {
			resource: 'file',
			operation: 'upload',
			attachTo: { deal_id: byId(7) },
			...more,
		} as never,
	});
}

async function contentOf({ binary }: INodeExecutionData | Record<string, never>): Promise<Buffer> {
	return await Promise.resolve(Buffer.from(binary?.data?.data ?? '', 'base64'));
}

const namesIn = async (list: string) => (await account.list(list)).map(({ name }) => name);

it('takes a PDF up and brings it down byte for byte', async () => {
	const up = await upload({ data: attachment('Contract.pdf', pdf, 'application/pdf') });
	expect(up.error).toBeUndefined();
	expect(up.json).toEqual([
		expect.objectContaining({
			name: 'Contract.pdf',
			deal_id: 7,
			file_size: pdf.length,
			_result: { action: 'created' },
		}),
	]);
	const down = await runNode(account.sandbox, {
		items: [{ id: up.json[0]?.id }],
		parameters: { resource: 'file', operation: 'download', fileId: '={{ $json.id }}' },
	});
	expect(down.error).toBeUndefined();
	expect((await contentOf(down.items[0] ?? {})).equals(pdf)).toBe(true);
	expect(down.items[0]?.binary?.data).toMatchObject({
		fileName: 'Contract.pdf',
		mimeType: 'application/pdf',
	});
	expect(down.items[0]?.json).toMatchObject({ id: up.json[0]?.id, name: 'Contract.pdf' });
	expect(down.items[0]?.pairedItem).toEqual({ item: 0 });
});

it('follows a download to its storage without the credential', async () => {
	const { json } = await upload({ data: attachment('a.txt') });
	await runNode(account.sandbox, {
		parameters: { resource: 'file', operation: 'download', fileId: String(json[0]?.id) },
	});
	const requests = await account.sandbox.requests();
	const [stored] = requests.filter(({ path }) => path.startsWith('/storage/'));
	// The sandbox's storage refuses whatever carries a token.
	expect(stored).toMatchObject({ status: 200, tokens: 0, auth: null });
});

describe('several files of one item', () => {
	it.each([
		['*', ['Offer.txt', 'Größe & Maß.txt', 'Plan.txt']],
		['attachment_2, attachment_0', ['Plan.txt', 'Offer.txt']],
	])('%s become as many files, each an output item', async (binaryPropertyName, names) => {
		const { items, error } = await upload(three, { binaryPropertyName });
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual(
			names.map((name) => [name, { item: 0 }]),
		);
		expect((await namesIn('/api/v1/deals/7/files')).sort()).toEqual([...names].sort());
	});

	it('are not sent at all when one is missing', async () => {
		const { error } = await upload(three, { binaryPropertyName: 'attachment_0, invoice' });
		expect(error?.message).toBe(
			"'Input Data Field Name' names 'invoice', in which the item has no file [item 0]",
		);
		expect(error?.description).toContain('attachment_0, attachment_1, attachment_2');
		expect(await account.list('/api/v1/files')).toEqual([]);
	});

	it('are named when a later one fails, since they are there', async () => {
		await account.sandbox.arm({
			method: 'POST',
			path: '/api/v1/files',
			after: 1,
			fault: { status: 400, json: { success: false, error: 'Too large' } },
		});
		const { error } = await upload(three, { binaryPropertyName: '*' });
		const [there] = await account.list('/api/v1/files');
		expect(error?.message).toMatch(/Größe & Maß\.txt: .*Too large/);
		expect(error?.description).toContain(`The files before it are there (ID ${String(there?.id)})`);
	});
});

it('refuses an item without a file', async () => {
	const { error } = await upload(undefined);
	expect(error?.message).toContain("names 'data', in which the item has no file");
	expect(error?.description).toContain('The item carries no file');
});

it('attaches a file to a person, an organization, a product and an activity, by name or ID', async () => {
	const [organization] = (await account.list('/api/v2/organizations?limit=500')).slice(-1);
	const [product] = await account.list('/api/v2/products?limit=1');
	const { json, error } = await upload(
		{ data: attachment('a.txt') },
		{
			attachTo: {
				person_id: byId(9),
				org_id: byName(String(organization?.name)),
				product_id: byName(String(product?.name)),
				activity_id: byId(3),
			},
		},
	);
	expect(error).toBeUndefined();
	expect(await account.read(`/api/v1/files/${String(json[0]?.id)}`)).toMatchObject({
		deal_id: null,
		person_id: 9,
		org_id: organization?.id,
		product_id: product?.id,
		activity_id: 3,
	});
});

describe('If Same Name Exists', () => {
	it('Add uploads it beside the other', async () => {
		await upload({ data: attachment('Offer.txt') });
		await upload({ data: attachment('Offer.txt') });
		expect(await namesIn('/api/v1/deals/7/files')).toEqual(['Offer.txt', 'Offer.txt']);
	});

	it('Skip answers the one that is there, and uploads the others', async () => {
		const first = await upload({ data: attachment('Plan.txt') });
		const { json } = await upload(three, { binaryPropertyName: '*', ifSameNameExists: 'skip' });
		expect(json.map(({ name, _result: result }) => [name, result])).toEqual([
			['Offer.txt', { action: 'created' }],
			['Größe & Maß.txt', { action: 'created' }],
			['Plan.txt', { action: 'unchanged' }],
		]);
		expect(json[2]?.id).toBe(first.json[0]?.id);
		expect(await account.list('/api/v1/deals/7/files')).toHaveLength(3);
	});

	it('Skip needs a record whose files can be listed', async () => {
		const { error } = await upload(three, {
			binaryPropertyName: '*',
			ifSameNameExists: 'skip',
			attachTo: { activity_id: byId(3) },
		});
		expect(error?.message).toContain("'If Same Name Exists' can only skip files of a deal");
		expect(await account.list('/api/v1/files')).toEqual([]);
	});
});

it('lists files, of all records and of one, sorted, in pages of 100', async () => {
	for (let number = 0; number < 3; number++) await upload({ data: attachment(`${number}.txt`) });
	await upload({ data: attachment('of a person.txt') }, { attachTo: { person_id: byId(9) } });
	const all = await runNode(account.sandbox, {
		parameters: {
			resource: 'file',
			operation: 'getAll',
			returnAll: true,
			simple: false,
			options: { sort: 'id DESC' },
		},
	});
	expect(all.json).toEqual(await account.list('/api/v1/files?sort=id%20DESC'));
	expect(all.json).toHaveLength(4);
	const [page] = await account.sent('GET', '/api/v1/files');
	expect(page?.query.limit).toBe('100');
	const ofPerson = await runNode(account.sandbox, {
		parameters: {
			resource: 'file',
			operation: 'getManyOfRecord',
			of: 'person',
			personId: byId(9),
			returnAll: true,
		},
	});
	expect(ofPerson.json.map(({ name }) => name)).toEqual(['of a person.txt']);
});

it('renames a file, describes it, and deletes it', async () => {
	const { json } = await upload({ data: attachment('a.txt') });
	const fileId = String(json[0]?.id);
	const path = `/api/v1/files/${fileId}`;
	const updated = await runNode(account.sandbox, {
		parameters: {
			resource: 'file',
			operation: 'update',
			fileId,
			additionalFields: { name: 'Maß & Zahl = 1.txt', description: '={{ "" }}' },
		},
	});
	expect(updated.json[0]).toMatchObject({ name: 'Maß & Zahl = 1.txt' });
	expect(await account.read(path)).toMatchObject({ name: 'Maß & Zahl = 1.txt', description: '' });
	const got = await runNode(account.sandbox, {
		parameters: { resource: 'file', operation: 'get', fileId, simple: false },
	});
	expect(got.json[0]).toEqual(await account.read(path));
	const deleted = await runNode(account.sandbox, {
		parameters: { resource: 'file', operation: 'delete', fileId },
	});
	expect(deleted.json).toEqual([{ deleted: true, id: Number(fileId) }]);
	expect((await account.sandbox.call('GET', path)).status).toBe(404);
});

it('tells of a file that does not exist', async () => {
	const { json } = await runNode(account.sandbox, {
		onError: 'continueRegularOutput',
		parameters: { resource: 'file', operation: 'download', fileId: '999999' },
	});
	expect(json[0]?.error).toMatch(/did not find it: File not found/);
	expect(json[0]?.details).toMatchObject({ httpCode: 404, recordId: 999999 });
});

it('attaches a file to a project by name', async () => {
	const { body } = await account.sandbox.call('POST', '/api/v2/projects', {
		title: 'Cellar extension',
	});
	const { json, error } = await upload(
		{ data: attachment('Plan of the cellar.txt') },
		{ attachTo: { project_id: byName('Cellar extension') } },
	);
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ project_name: 'Cellar extension' });
	const file = await account.read(`/api/v1/files/${String(json[0]?.id)}`);
	expect(file).toMatchObject({ project_id: (body.data as IDataObject).id });
});

import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const png = (seed: number) =>
	Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * seed) % 256));

const imageFile = (content: Buffer, fileName = 'Face.png', mimeType = 'image/png') => ({
	data: content.toString('base64'),
	fileName,
	mimeType,
});

async function run(parameters: IDataObject, binary?: IBinaryKeyData) {
	return await runNode(account.sandbox, {
		binary: binary && [binary],
		parameters: parameters as never,
		onError: 'continueRegularOutput',
	});
}

const contentOf = (item: INodeExecutionData | undefined, field = 'data') =>
	Buffer.from(item?.binary?.[field]?.data ?? '', 'base64');

describe('picture of a person', () => {
	const ofPerson = { resource: 'person', personId: byId(7) };

	it('goes up, comes down, and is taken away', async () => {
		const up = await run(
			{
				...ofPerson,
				operation: 'uploadPicture',
				crop: { crop_x: 1, crop_y: 2, crop_width: 64, crop_height: 64 },
			},
			{ data: imageFile(png(7)) },
		);
		const told = await account.read('/api/v2/persons/7/picture');
		expect(up.json).toEqual([
			expect.objectContaining({
				id: told.id,
				person_id: 7,
				picture_512: (told.pictures as IDataObject)['512'],
				added_by_user_name: expect.any(String) as string,
			}),
		]);
		const [sent] = (await account.sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(sent?.path).toBe('/api/v1/persons/7/picture');
		expect(sent?.status).toBe(200);
		const down = await run({ ...ofPerson, operation: 'getPicture', download: true, size: '512' });
		expect(down.json[0]).toMatchObject({ id: told.id, file_size: 5000 });
		expect(contentOf(down.items[0]).equals(png(7))).toBe(true);
		expect(down.items[0]?.binary?.data?.mimeType).toBe('image/png');
		const gone = await run({ ...ofPerson, operation: 'deletePicture' });
		expect(gone.json).toEqual([{ deleted: true, id: 7 }]);
		expect((await account.sandbox.call('GET', '/api/v2/persons/7/picture')).status).toBe(404);
	});

	it('answers its address alone where no file is wanted', async () => {
		await run({ ...ofPerson, operation: 'uploadPicture' }, { data: imageFile(png(7)) });
		const { items } = await run({ ...ofPerson, operation: 'getPicture', download: false });
		expect(items[0]?.binary).toBeUndefined();
		const requests = await account.sandbox.requests();
		expect(requests.filter(({ path }) => path.startsWith('/storage/'))).toEqual([]);
	});

	it('says so when there is none', async () => {
		const { json } = await run({ ...ofPerson, operation: 'getPicture', download: true });
		expect(json[0]?.details).toMatchObject({ httpCode: 404, recordId: 7 });
	});
});

describe('image of a product', () => {
	const ofProduct = { resource: 'productImage', productId: byId(7) };
	const images = '/api/v2/products/7/images';

	it('goes up, comes down byte for byte, is replaced and deleted', async () => {
		const { name } = await account.read('/api/v2/products/7');
		const up = await run(
			{ ...ofProduct, productId: byName(String(name)), operation: 'upload' },
			{ data: imageFile(png(7)) },
		);
		expect(up.json[0]).toMatchObject({ product_id: 7 });
		const down = await run({
			...ofProduct,
			operation: 'get',
			download: true,
			binaryPropertyName: 'image',
		});
		expect(down.json[0]).toMatchObject({ product_id: 7, name: 'Face.png', mime_type: 'image/png' });
		expect(contentOf(down.items[0], 'image').equals(png(7))).toBe(true);
		await run(
			{ ...ofProduct, operation: 'replace', binaryPropertyName: 'other' },
			{ other: imageFile(png(11), 'Other.png') },
		);
		expect((await account.read(images)).name).toBe('Other.png');
		const other = await run({ ...ofProduct, operation: 'get', download: true });
		expect(contentOf(other.items[0]).equals(png(11))).toBe(true);
		const gone = await run({ ...ofProduct, operation: 'delete' });
		expect(gone.json).toEqual([{ deleted: true, id: 7 }]);
		expect((await account.sandbox.call('GET', images)).status).toBe(404);
	});

	it('is not put over another one by Upload', async () => {
		await run({ ...ofProduct, operation: 'upload' }, { data: imageFile(png(7)) });
		const { json } = await run(
			{ ...ofProduct, operation: 'upload' },
			{ data: imageFile(png(11), 'Other.png') },
		);
		expect(json[0]?.details).toMatchObject({ httpCode: 400 });
		expect((await account.read(images)).name).toBe('Face.png');
	});

	it.each<[string, IBinaryKeyData | undefined, string]>([
		['an item without a file', undefined, 'The item carries no file'],
		['a field without a file', { photo: imageFile(png(7)) }, 'The item has files in: photo'],
	])('refuses %s', async (_what, binary, nextStep) => {
		const { json } = await run({ ...ofProduct, operation: 'upload' }, binary);
		expect(json[0]?.error).toContain("'Input Data Field Name' names 'data'");
		expect((json[0]?.details as IDataObject).nextStep).toContain(nextStep);
		expect(await account.sent('POST', images)).toEqual([]);
	});
});

import type { IDataObject } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { type ImageLink, playImageDownload, playImageUpload } from '../../run/players/images';
import { downloadImage, imageInput, imageOutput } from '../imageFields';
import { productLocator } from '../locators/products';
import { plainRecordOutput, runOptions } from '../recordOutput';

const record: RecordShape = {
	marksRequired: false,
	simple: ['id', 'product_id', 'name', 'mime_type', 'public_url', 'add_time'],
	clearable: [],
	names: [],
	linked: [],
};

function linkOf(image: IDataObject): ImageLink | undefined {
	const { public_url: address, name, mime_type: mimeType, product_id: product } = image;
	if (typeof address !== 'string') return undefined;
	return {
		address,
		name: typeof name === 'string' ? name : `product-${String(product)}`,
		...(typeof mimeType === 'string' && { mimeType }),
	};
}

export const productImage: Resource = {
	option: {
		name: 'Product Image',
		value: 'productImage',
		description: 'The image of a product, of which there is one at most',
	},
	record,
	operations: [
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete image of product',
				description: 'Delete the image of a product',
				routing: {
					request: { method: 'DELETE', url: '=/api/v2/products/{{$parameter.productId}}/images' },
				},
			},
			fields: [productLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get image of product',
				description: 'Retrieve the image of a product. Its address is valid for about a week.',
				routing: {
					request: { method: 'GET', url: '=/api/v2/products/{{$parameter.productId}}/images' },
				},
			},
			fields: [productLocator, downloadImage, imageOutput, ...plainRecordOutput()],
			answer: { kind: 'record' },
			play: playImageDownload(linkOf),
		},
		{
			option: {
				name: 'Replace',
				value: 'replace',
				action: 'Replace image of product',
				description: 'Put another image in the place of the one that a product has',
				routing: {
					request: { method: 'PUT', url: '=/api/v2/products/{{$parameter.productId}}/images' },
				},
			},
			fields: [productLocator, imageInput, ...plainRecordOutput()],
			answer: { kind: 'record' },
			play: playImageUpload('data'),
		},
		{
			option: {
				name: 'Upload',
				value: 'upload',
				action: 'Upload image of product',
				description: 'Give an image to a product that has none',
				routing: {
					request: { method: 'POST', url: '=/api/v2/products/{{$parameter.productId}}/images' },
				},
			},
			fields: [productLocator, imageInput, ...plainRecordOutput()],
			answer: { kind: 'record' },
			play: playImageUpload('data'),
		},
	],
};

import type { INodeProperties } from 'n8n-workflow';

/** Fields of the operations on the one image of a person or a product. */

export const imageInput: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input field containing the image',
};

export const downloadImage: INodeProperties = {
	displayName: 'Download',
	name: 'download',
	type: 'boolean',
	default: true,
	description: 'Whether to fetch the image itself, and not just its address. Costs no tokens.',
};

export const imageOutput: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output field to put the image in',
	displayOptions: { show: { download: [true] } },
};

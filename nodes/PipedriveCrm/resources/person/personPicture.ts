import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Operation } from '../../run/operation';
import { type ImageLink, playImageDownload, playImageUpload } from '../../run/players/images';
import { downloadImage, imageInput, imageOutput } from '../imageFields';
import { personToWorkOn } from '../locators/records';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { inBody } from '../send';

const addressesOf = ({ pictures }: IDataObject): Partial<Record<string, string>> =>
	(pictures ?? {}) as Partial<Record<string, string>>;

const picture: RecordShape = {
	marksRequired: false,
	flatten: (told) => ({
		...told,
		person_id: told.item_id,
		picture_128: addressesOf(told)['128'] ?? null,
		picture_512: addressesOf(told)['512'] ?? null,
	}),
	simple: [
		'id',
		'person_id',
		'picture_128',
		'picture_512',
		'file_size',
		'add_time',
		'added_by_user_id',
	],
	clearable: [],
	names: [{ id: 'added_by_user_id', name: 'added_by_user_name', from: 'users' }],
	linked: [],
};

function linkOf(told: IDataObject, size: unknown): ImageLink | undefined {
	const address = addressesOf(told)[String(size)];
	return address === undefined
		? undefined
		: { address, name: `person-${String(told.item_id)}-${String(size)}` };
}

const crop = (displayName: string, name: string, description: string): INodeProperties =>
	inBody({
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description,
	});

export const deletePersonPicture: Operation = {
	option: {
		name: 'Delete Picture',
		value: 'deletePicture',
		action: 'Delete picture of person',
		description: 'Delete the picture of a person',
		routing: {
			request: { method: 'DELETE', url: '=/api/v1/persons/{{$parameter.personId}}/picture' },
		},
	},
	fields: [personToWorkOn, ...runOptions],
	answer: { kind: 'deleted' },
};

export const getPersonPicture: Operation = {
	option: {
		name: 'Get Picture',
		value: 'getPicture',
		action: 'Get picture of person',
		description: 'Retrieve the picture of a person',
		routing: {
			request: { method: 'GET', url: '=/api/v2/persons/{{$parameter.personId}}/picture' },
		},
	},
	fields: [
		personToWorkOn,
		downloadImage,
		{
			displayName: 'Size',
			name: 'size',
			type: 'options',
			default: '512',
			description: 'How many pixels the picture is wide and high',
			displayOptions: { show: { download: [true] } },
			options: [
				{ name: '128', value: '128' },
				{ name: '512', value: '512' },
			],
		},
		imageOutput,
		...plainRecordOutput(),
	],
	answer: { kind: 'record' },
	record: picture,
	play: playImageDownload(linkOf),
};

export const uploadPersonPicture: Operation = {
	option: {
		name: 'Upload Picture',
		value: 'uploadPicture',
		action: 'Upload picture of person',
		description: 'Give a person a picture, in place of the one it may have',
		routing: {
			request: { method: 'POST', url: '=/api/v1/persons/{{$parameter.personId}}/picture' },
		},
	},
	fields: [
		personToWorkOn,
		imageInput,
		{
			displayName: 'Crop',
			name: 'crop',
			type: 'collection',
			placeholder: 'Add edge',
			default: {},
			description: 'The part of the image to use, in pixels. It should be a square.',
			options: [
				crop('Height', 'crop_height', 'How high the part is'),
				crop('Left', 'crop_x', 'How far from the left the part begins'),
				crop('Top', 'crop_y', 'How far from the top the part begins'),
				crop('Width', 'crop_width', 'How wide the part is'),
			],
		},
		...plainRecordOutput(),
	],
	answer: { kind: 'record' },
	record: picture,
	play: playImageUpload('file'),
};

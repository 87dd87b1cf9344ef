import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playEnsureField } from '../../run/players/ensureField';
import {
	playAddOptions,
	playDeleteOptions,
	playUpdateOptions,
} from '../../run/players/fieldOptions';
import { playField, playFields } from '../../run/players/fieldLists';
import { additionalFields } from '../collections';
import * as locators from '../locators/fields';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody } from '../send';
import * as fields from './fieldFields';

/** Version 1 of the API, for fields of leads and notes, has other names for the same. */
const ofEitherVersion = (field: IDataObject): IDataObject =>
	field.key === undefined
		? field
		: {
				...field,
				field_code: field.key,
				field_name: field.name,
				is_custom_field: field.edit_flag,
				options: field.options ?? null,
			};

const record: RecordShape = {
	marksRequired: false,
	flatten: ofEitherVersion,
	simple: [
		'field_code',
		'field_name',
		'field_type',
		'is_custom_field',
		'options',
		'description',
		'important_fields',
		'required_fields',
		'ui_visibility',
	],
	clearable: [],
	names: [],
	linked: [],
};

/** Options of a field, by their labels. */
const optionLabels: INodeProperties = inBody(
	{
		displayName: 'Option Labels',
		name: 'labels',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Option' },
		required: true,
		default: [],
		placeholder: 'e.g. Gold',
		description: 'The labels of the options',
	},
	'options',
);

export const field: Resource = {
	option: {
		name: 'Field',
		value: 'field',
		description: 'A field of deals, persons, organizations and others, and what it offers',
	},
	record,
	operations: [
		{
			option: {
				name: 'Add Options',
				value: 'addOptions',
				action: 'Add options to field',
				description: 'Give a custom field more options to choose from',
				routing: {
					request: {
						method: 'POST',
						url: '=/api/v2/dealFields/{{$parameter.dealField}}/options',
					},
				},
			},
			fields: [...locators.fieldWithOptions, optionLabels, ...runOptions],
			answer: { kind: 'record' },
			textLists: ['options'],
			shapeBody: fields.withPlainLabels,
			play: playAddOptions,
		},
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create field',
				description: 'Create a custom field. Ensure does so only where it is not there yet.',
				routing: { request: { method: 'POST', url: '/api/v2/dealFields' } },
			},
			fields: [
				locators.ofNewField,
				fields.fieldName,
				fields.fieldType,
				fields.fieldOptions,
				additionalFields(fields.fieldSettings),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			textLists: ['options'],
			shapeBody: fields.fieldBody,
			checks: [fields.optionsFitType, fields.settingsFitKind],
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete field',
				description:
					'Delete a custom field. What all records hold in it is deleted with it, and cannot be brought back.',
				routing: {
					request: { method: 'DELETE', url: '=/api/v2/dealFields/{{$parameter.dealField}}' },
				},
			},
			fields: [...locators.changeableField, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Delete Options',
				value: 'deleteOptions',
				action: 'Delete options of field',
				description: 'Take options away from a custom field. Records that hold them lose them.',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v2/dealFields/{{$parameter.dealField}}/options',
					},
				},
			},
			fields: [...locators.fieldWithOptions, optionLabels, ...runOptions],
			answer: { kind: 'deleted' },
			textLists: ['options'],
			shapeBody: fields.withPlainLabels,
			play: playDeleteOptions,
		},
		{
			option: {
				name: 'Ensure',
				value: 'ensure',
				action: 'Ensure that field exists',
				description:
					'Create a custom field where none of this name and type exists, add the options that it lacks, and answer its key. What is there stays as it is.',
				routing: { request: { method: 'POST', url: '/api/v2/dealFields' } },
			},
			fields: [
				locators.ofNewField,
				fields.fieldName,
				fields.fieldType,
				fields.fieldOptions,
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			textLists: ['options'],
			shapeBody: fields.fieldBody,
			checks: [fields.optionsFitType],
			play: playEnsureField,
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get field',
				description: 'Retrieve a field with its options',
				routing: {
					request: { method: 'GET', url: '=/api/v2/dealFields/{{$parameter.dealField}}' },
				},
			},
			fields: [...locators.anyField, ...plainRecordOutput(fields.includeFields)],
			answer: { kind: 'record' },
			checks: [fields.answersWhatIsIncluded],
			play: playField,
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many fields',
				description: 'Retrieve the fields of a kind of record, built-in and custom ones',
				routing: { request: { method: 'GET', url: '/api/v2/dealFields' } },
			},
			fields: [locators.ofAnyKind, ...returnAllOrLimit, ...plainRecordOutput(fields.includeFields)],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
			checks: [fields.answersWhatIsIncluded],
			play: playFields,
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update field',
				description: 'Change the name or the settings of a custom field, not its type',
				routing: {
					request: { method: 'PATCH', url: '=/api/v2/dealFields/{{$parameter.dealField}}' },
				},
			},
			fields: [
				...locators.changeableField,
				additionalFields(
					[
						...fields.fieldSettings,
						inBody({
							displayName: 'Name',
							name: 'field_name',
							type: 'string',
							default: '',
							description: 'What people see',
						}),
					].sort((a, b) => a.displayName.localeCompare(b.displayName)),
				),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeBody: fields.fieldBody,
			checks: [fields.settingsFitKind],
		},
		{
			option: {
				name: 'Update Options',
				value: 'updateOptions',
				action: 'Update options of field',
				description: 'Rename options of a custom field; records that hold them keep them',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v2/dealFields/{{$parameter.dealField}}/options',
					},
				},
			},
			fields: [
				...locators.fieldWithOptions,
				inBody(
					{
						displayName: 'Options to Rename',
						name: 'renamed',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true },
						required: true,
						default: {},
						placeholder: 'Add Option',
						description: 'Which options to rename, and how',
						options: [
							{
								displayName: 'Option',
								name: 'option',
								values: [
									{
										displayName: 'Label Now',
										name: 'option',
										type: 'string',
										default: '',
										placeholder: 'e.g. Gold',
										description: 'The label that it has, or its ID',
									},
									{
										displayName: 'New Label',
										name: 'label',
										type: 'string',
										default: '',
										placeholder: 'e.g. Platinum',
									},
								],
							},
						],
					},
					'options',
				),
				...runOptions,
			],
			answer: { kind: 'record' },
			play: playUpdateOptions,
		},
	],
};

import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { FieldProblem, shown } from '../../fields/fieldProblem';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { activityTypeToWorkOn } from '../locators/setup';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	collection: '/api/v1/activityTypes',
	marksRequired: false,
	simple: [
		'id',
		'name',
		'key_string',
		'icon_key',
		'color',
		'order_nr',
		'active_flag',
		'is_custom_flag',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [],
	linked: [],
};

const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Site Visit',
	description: 'What people see',
});

const icon: INodeProperties = inBody({
	displayName: 'Icon',
	name: 'icon_key',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The picture beside its activities',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActivityTypeIcons', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Car',
		},
	],
});

const color: INodeProperties = inBody({
	displayName: 'Color',
	name: 'color',
	type: 'color',
	default: '#FFFFFF',
	description: 'The color of its activities',
});

/** A color as the API takes it: six hexadecimal digits alone. */
function typeBody(body: IDataObject): IDataObject {
	if (body.color === undefined) return body;
	const digits = String(body.color).trim().replace(/^#/, '').toUpperCase();
	if (/^[0-9A-F]{6}$/.test(digits)) return { ...body, color: digits };
	throw new FieldProblem(
		`takes six hexadecimal digits, not ${shown(body.color)}`,
		'Give a color such as #FF8800.',
		{ name: 'Color', key: 'color' },
	);
}

export const activityType: Resource = {
	option: {
		name: 'Activity Type',
		value: 'activityType',
		description: 'A kind of activity, such as a call',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create activity type',
				description: 'Create an activity type; needs an admin',
				routing: { request: { method: 'POST', url: '/api/v1/activityTypes' } },
			},
			fields: [
				{ ...name, required: true },
				{ ...icon, required: true },
				additionalFields([color]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeBody: typeBody,
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete activity type',
				description: 'Delete an activity type; its activities stay. Needs an admin.',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v1/activityTypes/{{$parameter.activityTypeId}}',
					},
				},
			},
			fields: [activityTypeToWorkOn, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many activity types',
				description: 'Retrieve a list of all activity types',
				routing: { request: { method: 'GET', url: '/api/v1/activityTypes' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update activity type',
				description: 'Change an activity type; needs an admin',
				routing: {
					request: { method: 'PUT', url: '=/api/v1/activityTypes/{{$parameter.activityTypeId}}' },
				},
			},
			fields: [
				activityTypeToWorkOn,
				additionalFields([
					color,
					icon,
					name,
					inBody({
						displayName: 'Order',
						name: 'order_nr',
						type: 'number',
						typeOptions: { minValue: 0, numberPrecision: 0 },
						default: 1,
						description: 'Its place in the list of types',
					}),
				]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeBody: typeBody,
		},
	],
};

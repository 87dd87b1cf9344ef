import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { FieldProblem, shown } from '../../fields/fieldProblem';
import type { PreparedRequest } from '../../run/prepare';
import { nestKeys } from '../nestedKeys';
import { inBody, inQuery } from '../send';

export const fieldName: INodeProperties = inBody({
	displayName: 'Name',
	name: 'field_name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Contract End',
	description: 'What people see',
});

const fieldTypes: INodePropertyOptions[] = [
	{ name: 'Address', value: 'address' },
	{ name: 'Autocomplete', value: 'varchar_auto' },
	{ name: 'Date', value: 'date' },
	{ name: 'Date Range', value: 'daterange' },
	{ name: 'Large Text', value: 'text' },
	{ name: 'Monetary', value: 'monetary' },
	{ name: 'Multiple Options', value: 'set' },
	{ name: 'Numerical', value: 'double' },
	{ name: 'Organization', value: 'org' },
	{ name: 'Person', value: 'people' },
	{ name: 'Phone', value: 'phone' },
	{ name: 'Single Option', value: 'enum' },
	{ name: 'Text', value: 'varchar' },
	{ name: 'Time', value: 'time' },
	{ name: 'Time Range', value: 'timerange' },
	{ name: 'User', value: 'user' },
];

export const fieldType: INodeProperties = inBody({
	displayName: 'Type',
	name: 'field_type',
	type: 'options',
	required: true,
	default: 'varchar',
	description: 'What it holds; this can never be changed',
	options: fieldTypes,
});

export const fieldOptions: INodeProperties = inBody(
	{
		displayName: 'Option Labels',
		name: 'labels',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Option' },
		default: [],
		placeholder: 'e.g. Gold',
		description: 'What there is to choose from',
		displayOptions: { show: { field_type: ['enum', 'set'] } },
	},
	'options',
);

/** What can be set of a field beside its name, in a new one and later. */
export const fieldSettings: INodeProperties[] = [
	inBody({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the field is for; only of deals',
	}),
	inBody(
		{
			displayName: 'Important',
			name: 'important',
			type: 'boolean',
			default: true,
			description: 'Whether the web pages point to the field while it is empty; not of products',
		},
		'important_fields.enabled',
	),
	inBody(
		{
			displayName: 'Important in Stage Names or IDs',
			name: 'important_stage_ids',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'searchStages' },
			default: [],
			description:
				'The stages in which it is important. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		'important_fields.stage_ids',
	),
	inBody(
		{
			displayName: 'Required',
			name: 'required',
			type: 'boolean',
			default: true,
			description: 'Whether the web pages ask for a value; the API never does. Not of products.',
		},
		'required_fields.enabled',
	),
	inBody(
		{
			displayName: 'Required in Stage Names or IDs',
			name: 'required_stage_ids',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'searchStages' },
			default: [],
			description:
				'The stages in which it is required, of deals. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		'required_fields.stage_ids',
	),
	inBody(
		{
			displayName: 'Show in Add Dialog',
			name: 'add_visible_flag',
			type: 'boolean',
			default: true,
			description: 'Whether the dialog for a new record shows it',
		},
		'ui_visibility.add_visible_flag',
	),
	inBody(
		{
			displayName: 'Show in Details',
			name: 'details_visible_flag',
			type: 'boolean',
			default: true,
			description: 'Whether the page of a record shows it',
		},
		'ui_visibility.details_visible_flag',
	),
	inBody(
		{
			displayName: 'Show in Pipeline Names or IDs',
			name: 'pipeline_ids',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'searchPipelines' },
			default: [],
			description:
				'The only pipelines whose deals show it. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		'ui_visibility.show_in_pipelines',
	),
];

export const includeFields: INodeProperties = inQuery({
	displayName: 'Include Fields',
	name: 'include_fields',
	type: 'multiOptions',
	default: [],
	description:
		'What Pipedrive only answers when asked for: all of it for deals, persons and organizations, the visibility for activities and products',
	options: [
		{ name: 'Important Fields', value: 'important_fields' },
		{ name: 'Required Fields', value: 'required_fields' },
		{ name: 'UI Visibility', value: 'ui_visibility' },
	],
});

/** What each kind of field can answer on request; kinds that are not here, nothing. */
const onRequest: Record<string, string[]> = {
	activity: ['ui_visibility'],
	deal: ['important_fields', 'required_fields', 'ui_visibility'],
	organization: ['important_fields', 'required_fields', 'ui_visibility'],
	person: ['important_fields', 'required_fields', 'ui_visibility'],
	product: ['ui_visibility'],
};

/** The kind of record that a request is about, e.g. 'deal'. */
const kindOf = ({ path }: PreparedRequest): string => /\/([a-z]+)Fields/.exec(path)?.[1] ?? '';

export function answersWhatIsIncluded(request: PreparedRequest): string | undefined {
	const asked = (request.query.include_fields ?? []) as string[];
	const kind = kindOf(request);
	const other = asked.find((one) => !onRequest[kind]?.includes(one));
	return (
		other &&
		`Fields of the kind '${kind}' do not answer '${other}': take it out of 'Include Fields'`
	);
}

/** Brings settings into their objects, and options into rows. */
export function fieldBody(given: IDataObject): IDataObject {
	const body = nestKeys(given);
	const visibility = body.ui_visibility as IDataObject | undefined;
	const pipelines = visibility?.show_in_pipelines;
	if (Array.isArray(pipelines)) {
		body.ui_visibility = {
			...visibility,
			show_in_pipelines: { show_in_all: false, pipeline_ids: pipelines },
		};
	}
	if (body.options === undefined) return body;
	return { ...body, options: labelsOf(body.options).map((label) => ({ label })) };
}

/** Brings options into plain labels, where each may also stand as the API answers it. */
export const withPlainLabels = (body: IDataObject): IDataObject =>
	body.options === undefined ? body : { ...body, options: labelsOf(body.options) };

function labelsOf(options: unknown): string[] {
	return (Array.isArray(options) ? (options as unknown[]) : [options]).map((option) => {
		const label = (option as IDataObject | null)?.label ?? option;
		if (typeof label !== 'object') return String(label);
		throw new FieldProblem(
			`takes labels, not ${shown(label)}`,
			'Give each option as text, or as Field → Get answers it.',
			{ name: 'Option Labels', key: 'labels' },
		);
	});
}

/** Whether options are given where there have to be some, and only there. */
export function optionsFitType({ body }: PreparedRequest): string | undefined {
	const isChoice = body.field_type === 'enum' || body.field_type === 'set';
	const has = Array.isArray(body.options) && body.options.length > 0;
	if (isChoice === has) return undefined;
	return isChoice
		? "A field of the type Single or Multiple Options needs 'Option Labels'"
		: "'Option Labels' are only for fields of the type Single or Multiple Options";
}

export function settingsFitKind(request: PreparedRequest): string | undefined {
	const { body } = request;
	const kind = kindOf(request);
	if (kind !== 'deal' && body.description !== undefined) {
		return "'Description' is only for fields of deals";
	}
	if (kind !== 'product') return undefined;
	if (body.important_fields !== undefined) return "'Important' is not for fields of products";
	return body.required_fields === undefined
		? undefined
		: "'Required' is not for fields of products";
}

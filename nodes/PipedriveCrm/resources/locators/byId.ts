import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

const everyLocator: { modes: [INodePropertyMode, INodePropertyMode] } = {
	modes: [
		{
			displayName: 'By ID',
			name: 'recordId',
			type: 'string',
			placeholder: 'e.g. 42',
		},
		{
			displayName: 'By ID',
			name: 'recordId',
			type: 'string',
			placeholder: 'e.g. 85ae8b3d3e3d4d5d',
		},
	],
};

/**
 * The modes for IDs, which are numbers or words. They are named recordId since the editor's AI button, and a field dropped on a
 * locator, would choose a mode named id before By Name, and a name is what people and models have.
 */
export const [byId, byWordId] = everyLocator.modes;

/** A field, if it is a locator without By URL: for where it is one of many, as the description is loaded whole. */
export const withoutUrl = (field: INodeProperties): INodeProperties =>
	field.modes === undefined
		? field
		: { ...field, modes: field.modes.filter(({ name }) => name !== 'url') };

/** A locator for what may be left out, of one that has to be given. */
export function optional(locator: INodeProperties): INodeProperties {
	const field = { ...locator };
	delete field.required;
	return field;
}

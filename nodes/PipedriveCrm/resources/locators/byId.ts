import type { INodePropertyMode } from 'n8n-workflow';

const everyLocator: { modes: [INodePropertyMode] } = {
	modes: [
		{
			displayName: 'By ID',
			name: 'recordId',
			type: 'string',
			placeholder: 'e.g. 42',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*[1-9]\\d*\\s*', errorMessage: 'Not a valid ID' },
				},
			],
		},
	],
};

/**
 * The mode for numbers. It is named recordId since the editor's AI button, and a field dropped on a
 * locator, would choose a mode named id before By Name, and a name is what people and models have.
 */
export const [byId] = everyLocator.modes;

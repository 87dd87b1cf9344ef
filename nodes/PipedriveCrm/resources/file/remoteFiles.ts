import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { dealLocator, organizationToWorkOn, personToWorkOn } from '../locators/records';
import { plainRecordOutput } from '../recordOutput';
import { inBody } from '../send';

/** Files that stay in Google Drive; the account has to be connected with it. */

const only = (kind: string, locator: INodeProperties, description: string): INodeProperties =>
	inBody({ ...locator, description, displayOptions: { show: { item_type: [kind] } } }, 'item_id');

const attachTo: INodeProperties[] = [
	inBody({
		displayName: 'Attach To',
		name: 'item_type',
		type: 'options',
		noDataExpression: true,
		default: 'deal',
		description: 'The kind of record',
		options: [
			{ name: 'Deal', value: 'deal' },
			{ name: 'Organization', value: 'organization' },
			{ name: 'Person', value: 'person' },
		],
	}),
	only('deal', dealLocator, 'The deal that it is attached to'),
	only('organization', organizationToWorkOn, 'The organization that it is attached to'),
	only('person', personToWorkOn, 'The person that it is attached to'),
];

const headers = { 'content-type': 'application/x-www-form-urlencoded' } as const;

const body = { remote_location: 'googledrive' };

export const createRemoteFile: Operation = {
	option: {
		name: 'Create Remote File',
		value: 'createRemoteFile',
		action: 'Create remote file',
		description:
			'Create an empty document in Google Drive, attached to a record. The user has to have Google Drive connected.',
		routing: { request: { method: 'POST', url: '/api/v1/files/remote', headers, body } },
	},
	fields: [
		inBody({
			displayName: 'Title',
			name: 'title',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Offer 2026',
			description: 'What the document is called',
		}),
		inBody({
			displayName: 'Kind of Document',
			name: 'file_type',
			type: 'options',
			default: 'gdoc',
			description: 'What is created',
			options: [
				{ name: 'Document', value: 'gdoc' },
				{ name: 'Drawing', value: 'gdraw' },
				{ name: 'Form', value: 'gform' },
				{ name: 'Presentation', value: 'gslides' },
				{ name: 'Spreadsheet', value: 'gsheet' },
			],
		}),
		...attachTo,
		...plainRecordOutput(),
	],
	answer: { kind: 'record' },
};

export const linkRemoteFile: Operation = {
	option: {
		name: 'Link Remote File',
		value: 'linkRemoteFile',
		action: 'Link remote file',
		description:
			'Attach a document that is in Google Drive to a record. The user has to have Google Drive connected.',
		routing: { request: { method: 'POST', url: '/api/v1/files/remoteLink', headers, body } },
	},
	fields: [
		inBody({
			displayName: 'Document ID',
			name: 'remote_id',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1AbCdEfGhIjKlMnOpQrStUvWxYz',
			description: 'The ID of the document in Google Drive, as in its address',
		}),
		...attachTo,
		...plainRecordOutput(),
	],
	answer: { kind: 'record' },
};

import type { Operation } from '../../run/operation';
import * as lists from '../histories/historyLists';
import { emailMessage, fieldChange, permittedUser, update } from '../histories/historyShapes';
import { organizationToWorkOn } from '../locators/records';
import { plainRecordOutput } from '../recordOutput';

/** What has happened to an organization, and who sees it. */

const fields = '/api/v2/organizationFields';

export const getOrganizationEmailMessages: Operation = {
	option: {
		name: 'Get Email Messages',
		value: 'getEmailMessages',
		action: 'Get email messages of organization',
		description: 'Retrieve the e-mail messages that are linked to an organization',
		routing: {
			request: {
				method: 'GET',
				url: '=/api/v1/organizations/{{$parameter.organizationId}}/mailMessages',
			},
		},
	},
	fields: [organizationToWorkOn, ...lists.emailOutput],
	answer: { kind: 'records', pages: lists.byOffset },
	record: emailMessage,
	shapeQuery: lists.emailQuery,
};

export const getOrganizationFieldChanges: Operation = {
	option: {
		name: 'Get Field Changes',
		value: 'getFieldChanges',
		action: 'Get field changes of organization',
		description:
			'Retrieve which fields of an organization were changed, when, by whom, and from what to what',
		routing: {
			request: {
				method: 'GET',
				url: '=/api/v1/organizations/{{$parameter.organizationId}}/changelog',
			},
		},
	},
	fields: [organizationToWorkOn, ...lists.listOutput],
	answer: { kind: 'records', pages: lists.byCursor },
	record: fieldChange(fields),
};

export const getOrganizationPermittedUsers: Operation = {
	option: {
		name: 'Get Permitted Users',
		value: 'getPermittedUsers',
		action: 'Get permitted users of organization',
		description: 'Retrieve the users who may see an organization',
		routing: {
			request: {
				method: 'GET',
				url: '=/api/v1/organizations/{{$parameter.organizationId}}/permittedUsers',
			},
		},
	},
	fields: [organizationToWorkOn, ...plainRecordOutput()],
	answer: { kind: 'records', pages: lists.permittedUserPages },
	record: permittedUser,
};

export const getOrganizationUpdates: Operation = {
	option: {
		name: 'Get Updates',
		value: 'getUpdates',
		action: 'Get updates of organization',
		description:
			'Retrieve what has happened to an organization: changes, activities, notes, files, e-mails and more',
		routing: {
			request: { method: 'GET', url: '=/api/v1/organizations/{{$parameter.organizationId}}/flow' },
		},
	},
	fields: [organizationToWorkOn, ...lists.updatesFields(lists.kindsOfOrganizationUpdates)],
	answer: { kind: 'records', pages: lists.byOffset },
	record: update(fields),
	shapeQuery: lists.updatesQuery,
};

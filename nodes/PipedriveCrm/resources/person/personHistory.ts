import type { Operation } from '../../run/operation';
import * as lists from '../histories/historyLists';
import { emailMessage, fieldChange, permittedUser, update } from '../histories/historyShapes';
import { personToWorkOn } from '../locators/records';
import { plainRecordOutput } from '../recordOutput';

/** What has happened to a person, and who sees it. */

const fields = '/api/v2/personFields';

export const getPersonEmailMessages: Operation = {
	option: {
		name: 'Get Email Messages',
		value: 'getEmailMessages',
		action: 'Get email messages of person',
		description: 'Retrieve the e-mail messages that are linked to a person',
		routing: {
			request: { method: 'GET', url: '=/api/v1/persons/{{$parameter.personId}}/mailMessages' },
		},
	},
	fields: [personToWorkOn, ...lists.emailOutput],
	answer: { kind: 'records', pages: lists.byOffset },
	record: emailMessage,
	shapeQuery: lists.emailQuery,
};

export const getPersonFieldChanges: Operation = {
	option: {
		name: 'Get Field Changes',
		value: 'getFieldChanges',
		action: 'Get field changes of person',
		description:
			'Retrieve which fields of a person were changed, when, by whom, and from what to what',
		routing: {
			request: { method: 'GET', url: '=/api/v1/persons/{{$parameter.personId}}/changelog' },
		},
	},
	fields: [personToWorkOn, ...lists.listOutput],
	answer: { kind: 'records', pages: lists.byCursor },
	record: fieldChange(fields),
};

export const getPersonPermittedUsers: Operation = {
	option: {
		name: 'Get Permitted Users',
		value: 'getPermittedUsers',
		action: 'Get permitted users of person',
		description: 'Retrieve the users who may see a person',
		routing: {
			request: { method: 'GET', url: '=/api/v1/persons/{{$parameter.personId}}/permittedUsers' },
		},
	},
	fields: [personToWorkOn, ...plainRecordOutput()],
	answer: { kind: 'records', pages: lists.permittedUserPages },
	record: permittedUser,
};

export const getPersonUpdates: Operation = {
	option: {
		name: 'Get Updates',
		value: 'getUpdates',
		action: 'Get updates of person',
		description:
			'Retrieve what has happened to a person: changes, activities, notes, files, e-mails and more',
		routing: {
			request: { method: 'GET', url: '=/api/v1/persons/{{$parameter.personId}}/flow' },
		},
	},
	fields: [personToWorkOn, ...lists.updatesFields(lists.kindsOfUpdates)],
	answer: { kind: 'records', pages: lists.byOffset },
	record: update(fields),
	shapeQuery: lists.updatesQuery,
};

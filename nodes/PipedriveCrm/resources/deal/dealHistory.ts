import type { Operation } from '../../run/operation';
import * as lists from '../histories/historyLists';
import { emailMessage, fieldChange, permittedUser, update } from '../histories/historyShapes';
import { dealLocator } from '../locators/records';
import { plainRecordOutput } from '../recordOutput';

/** What has happened to a deal, and who sees it. */

const fields = '/api/v2/dealFields';

export const getDealEmailMessages: Operation = {
	option: {
		name: 'Get Email Messages',
		value: 'getEmailMessages',
		action: 'Get email messages of deal',
		description: 'Retrieve the e-mail messages that are linked to a deal',
		routing: {
			request: { method: 'GET', url: '=/api/v1/deals/{{$parameter.dealId}}/mailMessages' },
		},
	},
	fields: [dealLocator, ...lists.emailOutput],
	answer: { kind: 'records', pages: lists.byOffset },
	record: emailMessage,
	shapeQuery: lists.emailQuery,
};

export const getDealFieldChanges: Operation = {
	option: {
		name: 'Get Field Changes',
		value: 'getFieldChanges',
		action: 'Get field changes of deal',
		description:
			'Retrieve which fields of a deal were changed, when, by whom, and from what to what',
		routing: {
			request: { method: 'GET', url: '=/api/v1/deals/{{$parameter.dealId}}/changelog' },
		},
	},
	fields: [dealLocator, ...lists.listOutput],
	answer: { kind: 'records', pages: lists.byCursor },
	record: fieldChange(fields),
};

export const getDealPermittedUsers: Operation = {
	option: {
		name: 'Get Permitted Users',
		value: 'getPermittedUsers',
		action: 'Get permitted users of deal',
		description: 'Retrieve the users who may see a deal',
		routing: {
			request: { method: 'GET', url: '=/api/v1/deals/{{$parameter.dealId}}/permittedUsers' },
		},
	},
	fields: [dealLocator, ...plainRecordOutput()],
	answer: { kind: 'records', pages: lists.permittedUserPages },
	record: permittedUser,
};

export const getDealUpdates: Operation = {
	option: {
		name: 'Get Updates',
		value: 'getUpdates',
		action: 'Get updates of deal',
		description:
			'Retrieve what has happened to a deal: changes, activities, notes, files, e-mails and more',
		routing: {
			request: { method: 'GET', url: '=/api/v1/deals/{{$parameter.dealId}}/flow' },
		},
	},
	fields: [dealLocator, ...lists.updatesFields(lists.kindsOfUpdates)],
	answer: { kind: 'records', pages: lists.byOffset },
	record: update(fields),
	shapeQuery: lists.updatesQuery,
};

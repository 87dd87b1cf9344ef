import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playApiRequest } from '../../run/players/apiRequest';
import { optionsWith, runOptions } from '../recordOutput';
import { requestFields, requestOptions } from './requestFields';

const record: RecordShape = {
	marksRequired: false,
	simple: [],
	clearable: [],
	names: [],
	linked: [],
};

const ofEveryRun = runOptions.flatMap(({ options }) => options ?? []) as typeof runOptions;

export const api: Resource = {
	option: {
		name: 'API',
		value: 'api',
		description: "What no other resource has: any path of Pipedrive's API",
	},
	record,
	operations: [
		{
			option: {
				name: 'Request',
				value: 'request',
				action: 'Send request of your own',
				description:
					'Send a request of your own to the account, paced, repeated where that is safe, and read page by page',
				routing: { request: { method: 'GET', url: '/api/v2/' } },
			},
			fields: [...requestFields, optionsWith([...ofEveryRun, ...requestOptions])],
			answer: { kind: 'record' },
			play: playApiRequest,
		},
	],
};

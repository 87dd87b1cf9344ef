import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { plainRecordOutput } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';

const record: RecordShape = {
	marksRequired: false,
	simple: ['name'],
	clearable: [],
	names: [],
	linked: [],
};

export const leadSource: Resource = {
	option: {
		name: 'Lead Source',
		value: 'leadSource',
		description: 'Where a lead can come from; the same in every account',
	},
	record,
	operations: [
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many lead sources',
				description: 'Retrieve where leads can come from',
				routing: { request: { method: 'GET', url: '/api/v1/leadSources' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
	],
};

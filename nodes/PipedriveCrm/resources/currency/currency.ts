import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { listFilters } from '../collections';
import { plainRecordOutput } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inQuery } from '../send';

const record: RecordShape = {
	marksRequired: false,
	simple: ['id', 'code', 'name', 'symbol', 'decimal_points', 'is_custom_flag', 'active_flag'],
	clearable: [],
	names: [],
	linked: [],
};

export const currency: Resource = {
	option: {
		name: 'Currency',
		value: 'currency',
		description: 'A currency that values can be in',
	},
	record,
	operations: [
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many currencies',
				description: 'Retrieve the currencies that the account knows',
				routing: { request: { method: 'GET', url: '/api/v1/currencies' } },
			},
			fields: [
				...returnAllOrLimit,
				listFilters([
					inQuery({
						displayName: 'Term',
						name: 'term',
						type: 'string',
						default: '',
						placeholder: 'e.g. euro',
						description: 'Part of the name or the code',
					}),
				]),
				...plainRecordOutput(),
			],
			answer: { kind: 'records', pages: wholeList },
		},
	],
};

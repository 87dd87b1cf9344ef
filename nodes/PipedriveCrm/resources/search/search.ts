import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playSearchEverything } from '../../run/players/searchEverything';
import { playSearchOneField } from '../../run/players/searchOneField';
import { deal } from '../deal/deal';
import { file } from '../file/file';
import { leadRecord } from '../lead/leadRecord';
import { organization } from '../organization/organization';
import { person } from '../person/person';
import { product } from '../product/product';
import { unlinkedRecordOutput } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { loadFullRecords, searchFields, searchTerm } from '../searchFields';
import * as fields from './searchFields';

const record: RecordShape = {
	marksRequired: false,
	simple: [],
	clearable: [],
	names: [],
	linked: [],
};

/** What the records of each kind are written by, where the full ones are wanted. */
const shapes: Record<string, RecordShape> = {
	deal: deal.record,
	file: file.record,
	lead: leadRecord,
	organization: organization.record,
	person: person.record,
	product: product.record,
};

export const search: Resource = {
	option: {
		name: 'Search',
		value: 'search',
		description: 'Find records of any kind',
	},
	record,
	operations: [
		{
			option: {
				name: 'Search Everything',
				value: 'searchEverything',
				action: 'Search everything',
				description: 'Find records of all kinds. New records show up with a delay.',
				routing: { request: { method: 'GET', url: '/api/v2/itemSearch' } },
			},
			fields: [
				...searchFields,
				...returnAllOrLimit,
				fields.everythingFilters,
				...unlinkedRecordOutput(),
			],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 100 } },
			play: playSearchEverything(shapes),
		},
		{
			option: {
				name: 'Search One Field',
				value: 'searchOneField',
				action: 'Search one field',
				description: 'Find records by the text of one field, as exactly as you say',
				routing: { request: { method: 'GET', url: '/api/v2/itemSearch/field' } },
			},
			fields: [
				fields.entityType,
				fields.field,
				searchTerm,
				fields.match,
				loadFullRecords,
				...returnAllOrLimit,
				...unlinkedRecordOutput(),
			],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 500 } },
			play: playSearchOneField(shapes),
		},
	],
};

import type { RecordShape } from '../../fields/recordShape';
import type { Operation } from '../../run/operation';
import { byOffset, permittedUserPages } from '../histories/historyLists';
import { idOf, permittedUser } from '../histories/historyShapes';
import { productLocator } from '../locators/products';
import { plainRecordOutput, unlinkedRecordOutput } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inQuery } from '../send';

/** A deal as API v1 writes it: with the user, person and organization themselves in place of their ids. */
const dealOfVersion1: RecordShape = {
	marksRequired: false,
	page: 'deal',
	flatten: (deal) => ({
		...deal,
		owner_id: idOf(deal.user_id),
		person_id: idOf(deal.person_id),
		org_id: idOf(deal.org_id),
	}),
	simple: [
		'id',
		'title',
		'value',
		'currency',
		'status',
		'stage_id',
		'pipeline_id',
		'owner_id',
		'person_id',
		'person_name',
		'org_id',
		'org_name',
		'expected_close_date',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [
		{ id: 'stage_id', name: 'stage_name', from: 'stages' },
		{ id: 'pipeline_id', name: 'pipeline_name', from: 'pipelines' },
		{ id: 'owner_id', name: 'owner_name', from: 'users' },
	],
	linked: [],
};

export const duplicateProduct: Operation = {
	option: {
		name: 'Duplicate',
		value: 'duplicate',
		action: 'Duplicate product',
		description: 'Create a copy of a product',
		routing: {
			request: { method: 'POST', url: '=/api/v2/products/{{$parameter.productId}}/duplicate' },
		},
	},
	fields: [productLocator, ...unlinkedRecordOutput()],
	answer: { kind: 'record' },
};

export const getProductDeals: Operation = {
	option: {
		name: 'Get Deals',
		value: 'getDeals',
		action: 'Get deals of product',
		description:
			'Retrieve the deals that a product is on. Deal → Get answers their custom fields by name.',
		routing: {
			request: { method: 'GET', url: '=/api/v1/products/{{$parameter.productId}}/deals' },
		},
	},
	fields: [
		productLocator,
		...returnAllOrLimit,
		inQuery({
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'all_not_deleted',
			description: 'Which deals to list',
			options: [
				{ name: 'All but Deleted', value: 'all_not_deleted' },
				{ name: 'Deleted', value: 'deleted' },
				{ name: 'Lost', value: 'lost' },
				{ name: 'Open', value: 'open' },
				{ name: 'Won', value: 'won' },
			],
		}),
		...plainRecordOutput(),
	],
	answer: { kind: 'records', pages: byOffset },
	record: dealOfVersion1,
};

export const getProductPermittedUsers: Operation = {
	option: {
		name: 'Get Permitted Users',
		value: 'getPermittedUsers',
		action: 'Get permitted users of product',
		description: 'Retrieve the users who may see a product',
		routing: {
			request: { method: 'GET', url: '=/api/v1/products/{{$parameter.productId}}/permittedUsers' },
		},
	},
	fields: [productLocator, ...plainRecordOutput()],
	answer: { kind: 'records', pages: permittedUserPages },
	record: permittedUser,
};

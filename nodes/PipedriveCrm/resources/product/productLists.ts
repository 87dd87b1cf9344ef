import type { INodeProperties } from 'n8n-workflow';
import { searchIn } from '../searchIn';
import { listFilters } from '../collections';
import { ownerLocator } from '../locators/account';
import { productFilterLocator } from '../locators/products';
import { inQuery } from '../send';
import { sorting } from '../sorting';

/** Every filter that the product list of API v2 knows. */
export const productFilters: INodeProperties = listFilters([
	inQuery({
		displayName: 'IDs',
		name: 'ids',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12, 15, 18',
		description:
			'Only these products, separated by commas. More than 100 are read 100 by 100, at 10 tokens each time; a sort order then holds within each 100.',
	}),
	inQuery(ownerLocator),
	inQuery(productFilterLocator),
	inQuery({
		displayName: 'Updated Since',
		name: 'updated_since',
		type: 'dateTime',
		default: '',
		description: 'Only products that were changed at this time or later',
	}),
]);

export const productSort = sorting([{ name: 'Name', value: 'name' }]);

export const productSearchFields: INodeProperties[] = [
	inQuery({
		displayName: 'Search Term',
		name: 'term',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Support',
		description: 'Text to look for, at least 2 characters',
	}),
	inQuery({
		displayName: 'Exact Match',
		name: 'exact_match',
		type: 'boolean',
		default: false,
		description: 'Whether the whole text has to be the same, apart from upper and lower case',
	}),
	{
		displayName: 'Load Full Records',
		name: 'loadFullRecords',
		type: 'boolean',
		default: false,
		description:
			'Whether to read the products that were found, with all their fields. Costs 1 token for each, or 10 for 100.',
	},
];

export const productSearchFilters: INodeProperties = listFilters([
	inQuery({
		displayName: 'Price',
		name: 'include_fields',
		type: 'options',
		default: 'product.price',
		description: 'What one unit is sold for, in the answer',
		options: [
			{
				name: 'Include',
				value: 'product.price',
			},
		],
	}),
	searchIn('code', 'custom_fields', 'name'),
]);

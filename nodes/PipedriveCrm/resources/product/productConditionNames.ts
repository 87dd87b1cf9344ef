import type { ConditionNames } from '../../fields/conditionFields';

/** What conditions on products know beside the account's list of fields. */
export const productConditionNames: ConditionNames = {
	fields: [
		{
			key: 'active_flag',
			name: 'Not Deleted',
			type: 'boolean',
			path: 'is_deleted',
			negated: true,
			remark: 'Pipedrive normally lists only products that are not deleted.',
		},
		{
			key: 'is_deleted',
			name: 'Deleted',
			type: 'boolean',
			remark: 'Pipedrive normally lists only products that are not deleted.',
		},
		{ key: 'owner_id', name: 'Owner', type: 'user' },
		{
			key: 'prices',
			name: 'Price',
			type: 'double',
			path: 'prices.price',
			entry: { list: 'prices' },
		},
		{ key: 'prices.cost', name: 'Cost per Unit', type: 'double', entry: { list: 'prices' } },
		{
			key: 'prices.direct_cost',
			name: 'Direct Cost',
			type: 'double',
			entry: { list: 'prices' },
		},
		{
			key: 'prices.currency',
			name: 'Currency of a Price',
			type: 'varchar',
			entry: { list: 'prices', chooses: true },
		},
		{ key: 'prices.notes', name: 'Notes on a Price', type: 'varchar', entry: { list: 'prices' } },
	],
	aliases: {
		cost: 'prices.cost',
		currency: 'prices.currency',
		deleted: 'is_deleted',
		owner_user_id: 'owner_id',
		price: 'prices',
		'prices.price': 'prices',
		user_id: 'owner_id',
	},
	placeless: {
		creator_user_id: {
			reason: 'Pipedrive does not tell who created a product',
			offer: "Use the owner instead: the filter 'Owner', or a condition on it.",
		},
		item_order: {
			reason: 'products have no order of their own, only the lines of a deal have',
			offer: 'Deal Product → Get Many sorts the products of a deal by their order.',
		},
		quantity: {
			reason: 'products have no quantity, only the lines of a deal have',
			offer: 'Deal Product → Get Many answers the quantity of each product of a deal.',
		},
	},
	onRequest: [],
};

import type { InputNames } from '../../fields/inputNames';

/** What keys of incoming items may be called that are written to a product. */
export const productInputNames: InputNames = {
	aliases: {
		product_name: 'name',
		title: 'name',
		sku: 'code',
		product_code: 'code',
		owner_user_id: 'owner_id',
		user_id: 'owner_id',
		unit_price: 'price',
		unit_prices: 'prices',
	},
	readOnly: ['add_time', 'id', 'is_deleted', 'related_objects', 'update_time'],
	placeless: {
		active_flag: {
			reason: 'a product is active until it is deleted',
			offer:
				"Use Product → Delete for false, or set 'Can Be Added to Deals' (is_linkable) to false instead.",
			holdsAnyway: true,
		},
		add_time: {
			reason: 'it is set by the server',
			offer: 'Keep an imported date in a custom field of the type date.',
		},
		company_id: {
			reason: 'the token or OAuth grant belongs to one company',
			offer: 'Choose another credential for another company.',
		},
		creator_user_id: {
			reason: 'it is always the user of the credential, and Pipedrive does not answer it',
			offer: "Set the 'Owner' (owner_id) instead.",
		},
		item_order: {
			reason: 'products have no order',
			offer: 'The lines of a deal have one (order_nr), which Deal Product → Get Many answers.',
		},
		quantity: {
			reason: 'products have no stock; a quantity belongs to the line of a deal',
			offer: 'Use Deal Product → Add or Deal Product → Update (quantity).',
		},
		update_time: {
			reason: 'it is kept by the server',
			offer: "Read it, or filter by 'Updated Since' in Product → Get Many.",
		},
	},
};

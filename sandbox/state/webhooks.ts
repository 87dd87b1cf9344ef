/** What may happen to a record, and any of it. */
export const webhookActions = ['create', 'change', 'delete', '*'] as const;

/** What a webhook can be about, and anything. */
export const webhookObjects = [
	...(['activity', 'deal', 'lead', 'note', 'organization', 'person'] as const),
	...(['pipeline', 'product', 'stage', 'user', '*'] as const),
	// Told by the guides, not by the description.
	...(['deal_product', 'deal_installment', 'project', 'task', 'board', 'phase'] as const),
] as const;

/** A subscription to changes. */
export interface WebhookRecord {
	readonly id: number;
	readonly name: string;
	/** Who made it; the limit counts per owner. */
	readonly owner_id: number;
	/** Whose eyes it sees with. */
	readonly user_id: number;
	readonly event_action: (typeof webhookActions)[number];
	readonly event_object: (typeof webhookObjects)[number];
	readonly subscription_url: string;
	readonly http_auth_user: string | null;
	readonly http_auth_password: string | null;
	/** `application`: made with the token of an app. */
	readonly type: 'general' | 'application';
	readonly add_time: string;
	/** Set once it is gone, which removes it from lists. */
	readonly remove_time: string | null;
	readonly remove_reason: string | null;
	readonly last_delivery_time: string | null;
	readonly last_http_status: number | null;
	/** The sandbox's own count: milliseconds of the last success, or of its making. */
	readonly aliveAt: number;
	/** Failed first attempts since the last ban. */
	readonly failures: number;
	/** Milliseconds until which nothing is sent. */
	readonly bannedUntil: number;
}

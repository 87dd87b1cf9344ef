import axios from 'axios';

import type { Account } from '../state/account.ts';
import type { Author, RecordChange } from '../state/changeFeed.ts';
import type { WebhookRecord } from '../state/webhooks.ts';
import { DeliveryLog, type LoggedDelivery } from './deliveryLog.ts';
import { DeliveryRules, type Fate } from './deliveryRules.ts';
import { eventOf, payloadOf, wants, type WebhookEvent } from './payload.ts';

/** Milliseconds between an attempt that failed and the next one. */
const retryAfter = [3_000, 30_000, 150_000];
const failuresToBan = 10;
const banned = 30 * 60_000;
/** How long a webhook is kept without a success. */
const keptFor = 3 * 86_400_000;
/** Deliveries that are on their way at a time. */
const atOnce = 20;
/** The longest that a timer can wait. */
const longestTimer = 2 ** 31 - 1;

interface Delivery extends Fate {
	event: WebhookEvent;
	webhookId: number;
	attempt: number;
}

interface Retry {
	delivery: Delivery;
	/** Milliseconds of the account's clock. */
	dueAt: number;
}

/**
 * Tells the webhooks of an account what changes. Retries, bans and removals go by the account's
 * clock, so that setting it lets them happen at once.
 */
export class Deliveries {
	readonly log = new DeliveryLog();
	readonly rules = new DeliveryRules();
	readonly #account: Account;
	readonly #timeoutMs: () => number;
	readonly #stopListening: () => void;
	#ready: Delivery[] = [];
	#held: Delivery[] = [];
	#retries: Retry[] = [];
	#timer: NodeJS.Timeout | undefined;
	#underWay = 0;
	#awaiting: (() => void)[] = [];
	#isClosed = false;

	/** @param timeoutMs how long an attempt may take, in real milliseconds */
	constructor(account: Account, timeoutMs: () => number) {
		this.#account = account;
		this.#timeoutMs = timeoutMs;
		account.changes.subscribe((changes, author) => {
			this.#announce(changes, author);
		});
		this.#stopListening = account.clock.onJump(() => {
			this.#wake();
		});
	}

	/** Sends no more; what is under way is forgotten. */
	close(): void {
		this.#isClosed = true;
		this.#stopListening();
		clearTimeout(this.#timer);
		this.#ready = [];
		this.#retries = [];
		this.#held = [];
		this.#tellSettled();
	}

	/** Resolves when nothing is under way; what is held or waits for its retry stays so. */
	settled(): Promise<void> {
		return new Promise((done) => {
			this.#awaiting.push(done);
			this.#tellSettled();
		});
	}

	/** Lets go of what is held, one after the other, in the order of their making or against it. */
	release(order: 'made' | 'reversed'): number {
		const released = order === 'reversed' ? this.#held.reverse() : this.#held;
		this.#held = [];
		this.#underWay += 1;
		void this.#sendInTurn(released);
		return released.length;
	}

	#announce(changes: readonly RecordChange[], author: Author): void {
		for (const change of changes) {
			const event = eventOf(this.#account, change, author);
			for (const webhook of this.#account.webhooks.all()) {
				if (wants(webhook, event)) this.#begin(webhook, event);
			}
		}
		this.#pump();
	}

	#begin(webhook: WebhookRecord, event: WebhookEvent): void {
		const delivery = { event, webhookId: webhook.id, attempt: 1, ...this.rules.next() };
		if (this.#account.clock.now() < webhook.bannedUntil) {
			this.#write(delivery, 'banned');
		} else if (delivery.hold) {
			this.#write(delivery, 'held');
			this.#held.push(delivery);
		} else {
			this.#ready.push(delivery);
		}
	}

	#pump(): void {
		while (this.#underWay < atOnce) {
			const delivery = this.#ready.shift();
			if (!delivery) break;
			this.#underWay += 1;
			void this.#sendInTurn([delivery]);
		}
		this.#tellSettled();
	}

	async #sendInTurn(deliveries: readonly Delivery[]): Promise<void> {
		for (const delivery of deliveries) await this.#attempt(delivery);
		this.#underWay -= 1;
		this.#pump();
	}

	async #attempt(delivery: Delivery): Promise<void> {
		const webhook = this.#account.webhooks.get(delivery.webhookId);
		if (this.#isClosed || !webhook) return;
		if (webhook.remove_time !== null) {
			this.#write(delivery, 'webhook removed');
			return;
		}
		if (delivery.attempt <= delivery.drop) {
			this.#write(delivery, 'dropped');
			this.#fail(webhook, delivery, null);
			return;
		}
		const entry = this.#write(delivery, 'under way');
		const status = await this.#post(webhook, delivery);
		const arrived = typeof status === 'number' && status >= 200 && status < 300;
		entry.outcome = arrived ? 'delivered' : 'failed';
		if (typeof status === 'number') entry.status = status;
		else entry.reason = status;
		if (this.#isClosed) return;
		if (arrived) this.#succeed(webhook, delivery, status);
		else this.#fail(webhook, delivery, entry.status);
	}

	/** The status of the answer, or why there was none. */
	async #post(webhook: WebhookRecord, { event, attempt }: Delivery): Promise<number | string> {
		const { http_auth_user: username, http_auth_password: password } = webhook;
		try {
			const { status } = await axios.post(
				webhook.subscription_url,
				payloadOf(event, webhook, attempt),
				{
					...((username ?? password) !== null && {
						auth: { username: username ?? '', password: password ?? '' },
					}),
					timeout: this.#timeoutMs(),
					maxRedirects: 0,
					proxy: false,
					validateStatus: () => true,
					responseType: 'text',
					headers: { 'user-agent': 'Pipedrive Webhooks' },
				},
			);
			return status;
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	}

	#succeed(webhook: WebhookRecord, delivery: Delivery, status: number): void {
		const { clock, webhooks } = this.#account;
		webhooks.change(webhook, {
			last_delivery_time: new Date(clock.now()).toISOString(),
			last_http_status: status,
			aliveAt: clock.now(),
		});
		for (let copy = 0; copy < delivery.repeat; copy += 1) {
			this.#ready.push({ ...delivery, repeat: 0 });
		}
	}

	#fail(webhook: WebhookRecord, delivery: Delivery, status: number | null): void {
		const { clock, webhooks } = this.#account;
		const now = clock.now();
		const failures = webhook.failures + (delivery.attempt === 1 ? 1 : 0);
		const isBanned = failures >= failuresToBan;
		const isGivenUp = now - webhook.aliveAt >= keptFor;
		webhooks.change(webhook, {
			last_delivery_time: new Date(now).toISOString(),
			last_http_status: status,
			failures: isBanned ? 0 : failures,
			...(isBanned && { bannedUntil: now + banned }),
			...(isGivenUp && {
				remove_time: new Date(now).toISOString(),
				remove_reason: 'No successful delivery in 3 days',
			}),
		});
		const wait = retryAfter[delivery.attempt - 1];
		if (wait === undefined || isGivenUp) return;
		const next = { ...delivery, attempt: delivery.attempt + 1 };
		this.#retries.push({ delivery: next, dueAt: now + wait });
		this.#arm();
	}

	/** Sends again what is due by now. */
	#wake(): void {
		const now = this.#account.clock.now();
		const due = this.#retries.filter(({ dueAt }) => dueAt <= now);
		this.#retries = this.#retries.filter(({ dueAt }) => dueAt > now);
		this.#ready.push(...due.map(({ delivery }) => delivery));
		this.#arm();
		this.#pump();
	}

	#arm(): void {
		clearTimeout(this.#timer);
		const { clock } = this.#account;
		if (clock.standsStill || this.#retries.length === 0) return;
		const next = Math.min(...this.#retries.map(({ dueAt }) => dueAt));
		const wait = Math.min(Math.max(0, next - clock.now()), longestTimer);
		this.#timer = setTimeout(() => {
			this.#wake();
		}, wait);
		this.#timer.unref();
	}

	#write({ event, webhookId, attempt }: Delivery, outcome: LoggedDelivery['outcome']) {
		const { id, entity_id: entityId } = event.meta;
		const { action, object } = event;
		return this.log.add({ webhookId, eventId: id, action, object, entityId, attempt, outcome });
	}

	#tellSettled(): void {
		if (this.#underWay > 0 || this.#ready.length > 0) return;
		const awaiting = this.#awaiting;
		this.#awaiting = [];
		for (const done of awaiting) done();
	}
}

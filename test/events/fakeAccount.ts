import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

/** A deal as an account keeps it: plain state, times in seconds since 1970. */
export interface FakeDeal {
	id: number;
	title: string;
	status: 'open' | 'won' | 'lost';
	stage: number;
	added: number;
	updated: number | null;
	won: number | null;
	lost: number | null;
	moved: number | null;
	isDeleted: boolean;
}

const iso = (seconds: number | null): string | null =>
	seconds === null ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** How the account answers where Pipedrive's description leaves it open. */
export interface FakeHabits {
	/** Rows of a page, whatever is asked for. */
	pageSize: number;
	/** Whether a record that was never changed is listed as if changed at its creation. */
	listsFresh: boolean;
	/** Whether such records come first in the order of changes. */
	emptyFirst: boolean;
	/** Whether the records are leads, which version 1 lists by places and knows by UUIDs. */
	areLeads?: boolean;
}

/** The UUID under which a record is a lead. */
const uuidOf = (id: number): string => `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;

/** The number of a record, of a lead as well. */
export const numberOf = (id: unknown): number => Number(String(id).split('-').at(-1));

/**
 * Deals in memory, behind the three requests by which a poll reads them (lists with `updated_since`, `status`,
 * `sort_by` and a cursor that names the next row), or leads behind the same of version 1. Imports nothing of the node.
 */
export class FakeAccount {
	readonly deals = new Map<number, FakeDeal>();

	/** The account's clock, in seconds since 1970. */
	now = 1_767_600_000;

	/** Called before each answer with its number; may change the account. */
	beforeAnswer: (request: number) => void = () => undefined;

	/** The number of the request that is refused. */
	failsAt = -1;

	requests = 0;

	/** Changes that are made but do not show yet. */
	private readonly onTheWay: { madeAt: number; shownAt: number; make: () => void }[] = [];

	private lastId = 100;

	private texts = 0;

	constructor(private readonly habits: FakeHabits) {}

	/** Lets time pass; what was on its way shows up. */
	pass(seconds: number): void {
		this.now += seconds;
		const due = this.onTheWay.filter(({ shownAt }) => shownAt <= this.now);
		this.onTheWay.splice(0, Infinity, ...this.onTheWay.filter((one) => !due.includes(one)));
		const { now } = this;
		for (const { madeAt, make } of due) {
			this.now = madeAt;
			make();
		}
		this.now = now;
	}

	/** Does something whose result carries the time of now, and shows so many seconds later. */
	late(seconds: number, make: () => void): void {
		this.onTheWay.push({ madeAt: this.now, shownAt: this.now + seconds, make });
	}

	/** Keeps an id for a record that shows later. */
	reserveId(): number {
		return ++this.lastId;
	}

	/** @param addedAgo seconds by which the time of the creation is set back by hand */
	create(status: FakeDeal['status'] = 'open', addedAgo = 0, id = this.reserveId()): FakeDeal {
		const deal: FakeDeal = {
			id,
			title: this.newText(),
			status,
			stage: 1,
			added: this.now - addedAgo,
			updated: null,
			won: status === 'won' ? this.now : null,
			lost: status === 'lost' ? this.now : null,
			moved: null,
			isDeleted: false,
		};
		this.deals.set(deal.id, deal);
		return deal;
	}

	change(deal: FakeDeal): void {
		Object.assign(deal, { title: this.newText(), updated: this.now });
	}

	move(deal: FakeDeal, stage: number): void {
		if (deal.stage !== stage) Object.assign(deal, { stage, moved: this.now });
		this.change(deal);
	}

	setStatus(deal: FakeDeal, status: FakeDeal['status']): void {
		if (deal.status !== status) {
			Object.assign(deal, {
				status,
				won: status === 'won' ? this.now : null,
				lost: status === 'lost' ? this.now : null,
			});
		}
		this.change(deal);
	}

	delete(deal: FakeDeal): void {
		deal.isDeleted = true;
	}

	/** Answers as n8n's helper hands answers on. */
	answer(options: IHttpRequestOptions): { statusCode: number; headers: object; body: unknown } {
		const request = this.requests++;
		this.beforeAnswer(request);
		if (request === this.failsAt) {
			return {
				statusCode: 400,
				headers: {},
				body: { success: false, error: 'refused on purpose' },
			};
		}
		const path = new URL(options.url).pathname;
		const { areLeads = false } = this.habits;
		if (path !== (areLeads ? '/api/v1/leads' : '/api/v2/deals')) {
			throw new Error(`The fake account has no ${path}`);
		}
		const query = (options.qs ?? {}) as Record<string, string>;
		const body = areLeads ? this.pageByPlace(query) : this.pageByCursor(query);
		return { statusCode: 200, headers: {}, body: { success: true, ...body } };
	}

	private pageByCursor(query: Record<string, string>): object {
		const { rows, next } = this.page(query);
		return { data: rows, additional_data: { next_cursor: next } };
	}

	private pageByPlace(query: Record<string, string>): object {
		const [sort_by = 'id', direction = ''] = (query.sort ?? '').split(/[ ,]+/);
		const all = this.page(
			{ ...query, sort_by, sort_direction: direction.toLowerCase(), limit: 'Infinity' },
			Infinity,
		).rows.map(({ id, ...row }) => ({ id: uuidOf(Number(id)), ...row }));
		const start = Number(query.start);
		const end = start + Math.min(this.habits.pageSize, Number(query.limit));
		const place = { start, limit: query.limit, more_items_in_collection: end < all.length };
		return { data: all.slice(start, end), additional_data: place };
	}

	private page(
		query: Record<string, string>,
		pageSize = this.habits.pageSize,
	): { rows: IDataObject[]; next: string | null } {
		const field = query.sort_by ?? 'id';
		const sign = query.sort_direction === 'desc' ? -1 : 1;
		const order = (deal: FakeDeal): [number, number] => [this.key(deal, field), deal.id];
		const compare = (a: [number, number], b: [number, number]) =>
			sign * (a[0] - b[0] || a[1] - b[1]);
		const from =
			query.cursor === undefined ? undefined : (JSON.parse(query.cursor) as [number, number]);
		const rows = [...this.deals.values()]
			.filter((deal) => this.isListed(deal, query))
			.filter((deal) => from === undefined || compare(order(deal), from) >= 0)
			.sort((a, b) => compare(order(a), order(b)));
		const size = Math.min(pageSize, Number(query.limit));
		const next = rows[size];
		return {
			rows: rows.slice(0, size).map(asAnswered),
			next: next === undefined ? null : JSON.stringify(order(next)),
		};
	}

	private key(deal: FakeDeal, field: string): number {
		if (field === 'id') return deal.id;
		if (field === 'add_time') return deal.added;
		return deal.updated ?? (this.habits.emptyFirst ? Number.MAX_SAFE_INTEGER : 0);
	}

	private isListed(deal: FakeDeal, query: Record<string, string>): boolean {
		if (deal.isDeleted !== (query.status === 'deleted')) return false;
		if (query.updated_since === undefined) return true;
		const since = Date.parse(query.updated_since) / 1000;
		const time = deal.updated ?? (this.habits.listsFresh ? deal.added : null);
		return time !== null && time >= since;
	}

	private newText(): string {
		this.texts += 1;
		return `text ${this.texts}`;
	}
}

function asAnswered(deal: FakeDeal): IDataObject {
	return {
		id: deal.id,
		title: deal.title,
		status: deal.isDeleted ? 'deleted' : deal.status,
		stage_id: deal.stage,
		pipeline_id: 1,
		owner_id: 11,
		add_time: iso(deal.added),
		update_time: iso(deal.updated),
		won_time: iso(deal.won),
		lost_time: iso(deal.lost),
		stage_change_time: iso(deal.moved),
		is_deleted: deal.isDeleted,
		custom_fields: { unset: null },
	};
}

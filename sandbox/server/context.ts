import type { Account } from '../state/account.ts';
import { Clock } from '../state/clock.ts';
import { buildSampleAccount } from '../sample/buildSampleAccount.ts';
import { SearchIndex } from '../search/searchIndex.ts';
import { Deliveries } from '../webhooks/deliveries.ts';
import { Faults } from './faults.ts';
import { plans, RollingWindows, type Plan, type PlanName } from './rateLimit.ts';
import { RequestLog } from './requestLog.ts';
import { TokenBudget } from './tokenBudget.ts';

/** What the command line decides. */
export interface SandboxOptions {
	plan: PlanName;
	/** Milliseconds that every answer takes at least. */
	latency: number;
	/** Milliseconds since the epoch at which the clock stands still; runs when undefined. */
	now: number | undefined;
	seed: number;
	/** How many deals the sample data has. */
	deals: number;
	/** Whether persons have the fields that come with a connected address book. */
	contactSync: boolean;
	/** Whether the company has Campaigns, which gives persons a marketing status. */
	campaigns: boolean;
	/**
	 * Ignore or coerce (and count) what the API does not know in queries and in bodies of v1, instead of
	 * refusing it; serve the searches of v1.
	 */
	lenient: boolean;
	/** Let `updated_since` find records that were never changed. */
	freshInUpdatedSince: boolean;
	/** Milliseconds (of the account's clock) until search finds a change. */
	searchLag: number;
	/** Daily tokens of the company; undefined: as the plan gives them. */
	dailyTokens: number | undefined;
	/** Milliseconds that a webhook has for its answer. */
	webhookTimeout: number;
}

/** The options that can be changed while the sandbox runs. */
export type SandboxSettings = Pick<
	SandboxOptions,
	'plan' | 'latency' | 'searchLag' | 'dailyTokens' | 'webhookTimeout'
>;

/** Something that the API would have let pass (v1, or with --lenient), and the sandbox noted. */
export interface Violation {
	seq: number;
	method: string;
	path: string;
	message: string;
}

function settingsOf(options: SandboxOptions): SandboxSettings {
	const { plan, latency, searchLag, dailyTokens, webhookTimeout } = options;
	return { plan, latency, searchLag, dailyTokens, webhookTimeout };
}

/** Everything that changes while the sandbox runs, and how it starts over. */
export class SandboxContext {
	readonly options: SandboxOptions;
	readonly clock: Clock;
	readonly windows = new RollingWindows();
	readonly searchWindows = new RollingWindows();
	readonly budget: TokenBudget;
	readonly log = new RequestLog();
	readonly faults = new Faults();
	settings: SandboxSettings;
	account: Account;
	search: SearchIndex;
	deliveries: Deliveries;
	violations: Violation[] = [];
	requests = 0;
	rateLimited = 0;

	constructor(options: SandboxOptions) {
		this.options = options;
		this.settings = settingsOf(options);
		this.clock = new Clock(options.now);
		this.budget = new TokenBudget(this.clock);
		this.account = buildSampleAccount(this.clock, options);
		this.search = this.#indexOf(this.account);
		this.deliveries = this.#deliveriesOf(this.account);
	}

	/** The plan in force. */
	get plan(): Plan {
		return plans[this.settings.plan];
	}

	/** The company's daily tokens; undefined when there is no budget. */
	get dailyTokens(): number | undefined {
		if (this.settings.dailyTokens !== undefined) return this.settings.dailyTokens;
		const perSeat = this.plan.dailyTokensPerSeat;
		return perSeat === undefined ? undefined : perSeat * this.account.users.all().length;
	}

	/** Puts the account, the clock, the counters and the settings back to how they started. */
	reset(): void {
		this.deliveries.close();
		this.settings = settingsOf(this.options);
		this.clock.reset();
		this.windows.reset();
		this.searchWindows.reset();
		this.budget.reset();
		this.log.clear();
		this.faults.clear();
		this.faults.fired = 0;
		this.violations = [];
		this.requests = 0;
		this.rateLimited = 0;
		this.account = buildSampleAccount(this.clock, this.options);
		this.search = this.#indexOf(this.account);
		this.deliveries = this.#deliveriesOf(this.account);
	}

	#deliveriesOf(account: Account): Deliveries {
		return new Deliveries(account, () => this.settings.webhookTimeout);
	}

	#indexOf(account: Account): SearchIndex {
		return new SearchIndex(account, () => this.settings.searchLag);
	}
}

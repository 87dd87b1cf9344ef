/** What a fault does to a request that it hits. */
export interface Fault {
	status?: number;
	json?: unknown;
	html?: string;
	headers?: Record<string, string>;
	delayMs?: number;
	/** `before`: cut the connection unheard; `after`: do the work, then cut it instead of answering. */
	reset?: 'before' | 'after';
}

/** A switch of the board: which requests, how often, and what happens to them. */
export interface FaultRule {
	method?: string;
	/** A path as requested (`/api/v2/deals`), or a beginning of it followed by `*`. */
	path?: string;
	/** How many requests are hit; every one when left out. */
	times?: number;
	/** How many matching requests pass before the first is hit. */
	after?: number;
	fault: Fault;
}

interface ArmedRule extends FaultRule {
	id: number;
	passed: number;
	hits: number;
}

function matches(rule: FaultRule, method: string, path: string): boolean {
	if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
	if (rule.path === undefined) return true;
	return rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
}

/** The fault switchboard: rules in the order in which they were armed; the first that fires wins. */
export class Faults {
	#rules: ArmedRule[] = [];
	#lastId = 0;
	fired = 0;

	/** Arms a rule and returns its id. */
	arm(rule: FaultRule): number {
		this.#lastId += 1;
		this.#rules.push({ ...rule, id: this.#lastId, passed: 0, hits: 0 });
		return this.#lastId;
	}

	/** The armed rules with their hits so far. */
	list(): readonly ArmedRule[] {
		return this.#rules;
	}

	/** The fault that hits this request, counting it. */
	fire(method: string, path: string): Fault | undefined {
		for (const rule of this.#rules) {
			if (!matches(rule, method, path) || rule.hits >= (rule.times ?? Infinity)) continue;
			if (rule.passed < (rule.after ?? 0)) {
				rule.passed += 1;
				continue;
			}
			rule.hits += 1;
			this.fired += 1;
			return rule.fault;
		}
		return undefined;
	}

	/** Disarms everything. */
	clear(): void {
		this.#rules = [];
	}
}

import type { ChangeFilter } from '../../events/changeFilter';
import { outcomeOf } from '../../exchange/outcome';

/** How long a filter is used before its names are looked up again. */
const keptForMs = 600_000;
const mostKept = 1_000;

interface Kept {
	at: number;
	filter: Promise<ChangeFilter>;
}

/** Filters that were made of names, so that not every delivery has to ask the account for them. */
export class KeptFilters {
	/** Oldest first. */
	private readonly kept = new Map<string, Kept>();

	/** @param now milliseconds on a clock that never goes back */
	constructor(private readonly now: () => number = () => performance.now()) {}

	/**
	 * The filter of that key, made anew when it is old. Deliveries that come together share it.
	 * @param make whatever it throws is not kept
	 */
	async get(key: string, make: () => Promise<ChangeFilter>): Promise<ChangeFilter> {
		const known = this.kept.get(key);
		if (known !== undefined && this.now() - known.at < keptForMs) return await known.filter;
		const made: Kept = { at: this.now(), filter: make() };
		this.kept.delete(key);
		this.kept.set(key, made);
		const [oldest] = this.kept.keys();
		if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
		const outcome = await outcomeOf(async () => await made.filter);
		if (outcome.ok) return outcome.value;
		if (this.kept.get(key) === made) this.kept.delete(key);
		throw outcome.cause;
	}
}

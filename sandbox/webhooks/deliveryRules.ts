/** What happens to deliveries by hand instead of as usual. */
export interface DeliveryRule {
	/** How many deliveries are meant; every one from now on when left out. */
	times?: number;
	/** How many attempts of each get lost on the way, from the first; 4 are all. */
	drop?: number;
	/** How many copies follow once a delivery has arrived. */
	repeat?: number;
	/** Keeps deliveries back until they are released. */
	hold?: boolean;
}

/** What one delivery is to go through. */
export interface Fate {
	drop: number;
	repeat: number;
	hold: boolean;
}

/** The rules in force, in the order in which they were set; the first one counts. */
export class DeliveryRules {
	#rules: DeliveryRule[] = [];

	add(rule: DeliveryRule): void {
		this.#rules.push({ ...rule });
	}

	clear(): void {
		this.#rules = [];
	}

	/** The fate of the next delivery; takes one from the count of its rule. */
	next(): Fate {
		const [rule] = this.#rules;
		if (rule?.times !== undefined) {
			rule.times -= 1;
			if (rule.times <= 0) this.#rules.shift();
		}
		return { drop: rule?.drop ?? 0, repeat: rule?.repeat ?? 0, hold: rule?.hold ?? false };
	}
}

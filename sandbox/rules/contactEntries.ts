import type { Address, ContactEntry } from '../state/records.ts';

/** An e-mail or phone as it is written. */
export type WrittenEntry = Partial<ContactEntry> & Pick<ContactEntry, 'value'>;

/** Completes written e-mails or phones: a label each, and exactly one primary (the last one named). */
export function completeEntries(entries: readonly WrittenEntry[]): ContactEntry[] {
	const named = entries.findLastIndex((entry) => entry.primary);
	const primary = named === -1 ? 0 : named;
	return entries.map(({ value, label }, index) => ({
		value,
		primary: index === primary,
		label: label ?? 'work',
	}));
}

/** Completes a written address: parts that were not sent are empty. */
export function completeAddress(written: Partial<Address> | null): Address | null {
	if (written === null) return null;
	return {
		value: null,
		country: null,
		admin_area_level_1: null,
		admin_area_level_2: null,
		locality: null,
		sublocality: null,
		route: null,
		street_number: null,
		subpremise: null,
		postal_code: null,
		...written,
	};
}

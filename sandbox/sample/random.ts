import { createHash } from 'node:crypto';

import { base, en, Faker } from '@faker-js/faker';

import type { Clock } from '../state/clock.ts';
import { formatTime } from '../state/clock.ts';

const daySeconds = 86_400;

function seedOf(seed: number, name: string): number {
	const digest = createHash('sha1')
		.update(`${String(seed)}/${name}`)
		.digest();
	return digest.readUInt32BE(0);
}

/** The one source of chance of the sample data: the same seed and clock give the same data. */
export class SampleRandom {
	readonly faker: Faker;
	/** The moment from which all dates are counted, in milliseconds. */
	readonly origin: number;

	/** @param name of a stream of its own, which leaves the others as they are; the first one has none */
	constructor(seed: number, clock: Clock, name?: string) {
		const ownSeed = name === undefined ? seed : seedOf(seed, name);
		this.faker = new Faker({ locale: [en, base], seed: ownSeed });
		this.origin = Math.floor(clock.now() / 1000) * 1000;
	}

	/** A whole number from `least` to `most`, both included. */
	int(least: number, most: number): number {
		return this.faker.number.int({ min: least, max: most });
	}

	/** True in `share` (0 to 1) of the cases. */
	chance(share: number): boolean {
		return this.faker.number.int({ min: 0, max: 9_999 }) < share * 10_000;
	}

	/** One of the values. */
	pick<T>(values: readonly T[]): T {
		return this.faker.helpers.arrayElement(values);
	}

	/** The v2 time so many days before the origin; negative days lie after it. */
	daysAgo(days: number): string {
		return formatTime(this.origin - Math.round(days * daySeconds) * 1000);
	}

	/** The calendar day so many days before the origin. */
	dateDaysAgo(days: number): string {
		return this.daysAgo(days).slice(0, 10);
	}
}

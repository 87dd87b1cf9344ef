import fc from 'fast-check';
import { unfiltered } from '../../../nodes/PipedriveCrm/events/changeFilter';
import { eventsOf } from '../../../nodes/PipedriveCrm/events/eventsOf';
import { watchedObjects } from '../../../nodes/PipedriveCrm/events/watchedObjects';
import { KeptFilters } from '../../../nodes/PipedriveCrm/triggers/webhook/keptFilters';
import { bringsSecret, newSecret } from '../../../nodes/PipedriveCrm/triggers/webhook/secret';
import { subscriptionFor } from '../../../nodes/PipedriveCrm/triggers/webhook/subscription';
import { TooLate, within } from '../../../nodes/PipedriveCrm/triggers/webhook/within';

describe('a secret', () => {
	const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

	it('is long, and another one every time', () => {
		const secrets = Array.from({ length: 100 }, newSecret);
		expect(new Set(secrets).size).toBe(100);
		for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
	});

	it('is brought by the header that it makes, and by no other text', () => {
		const secret = newSecret();
		expect(bringsSecret(basic(`n8n:${secret}`), secret)).toBe(true);
		fc.assert(
			fc.property(fc.string(), (text) => !bringsSecret(text, secret)),
			{ numRuns: 500 },
		);
		for (const wrong of [undefined, '', basic('n8n:'), basic(`other:${secret}`), secret]) {
			expect(bringsSecret(wrong, secret)).toBe(false);
		}
	});

	it('is never right as long as none was given', () => {
		expect(bringsSecret(basic('n8n:'), undefined)).toBe(false);
		expect(bringsSecret(basic('n8n:'), '')).toBe(false);
		expect(bringsSecret(undefined, undefined)).toBe(false);
	});
});

describe('the one webhook of a trigger', () => {
	const objects = watchedObjects.map(({ value, events, webhookObject }) => ({
		value,
		webhookObject,
		events,
	}));

	it('tells every change that a chosen event can come of', () => {
		const current = { id: 1, status: 'won', stage_id: 2, done: true };
		const choice = fc.constantFrom(...objects).chain((object) =>
			fc.record({
				object: fc.constant(object),
				chosen: fc.subarray(
					object.events.map(({ value }) => value),
					{ minLength: 1 },
				),
				action: fc.constantFrom('create' as const, 'change' as const, 'delete' as const),
				keys: fc.subarray(object.events.flatMap(({ keys = [] }) => keys)),
			}),
		);
		fc.assert(
			fc.property(choice, ({ object, chosen, action, keys }) => {
				const previous =
					action === 'change' ? Object.fromEntries(keys.map((key) => [key, 'other'])) : null;
				const change = { action, object: object.value, id: 1, current, previous };
				const about = { told: [], userId: null, throughApi: null, at: null };
				const happened = eventsOf({ ...change, ...about }, object.events);
				const { event_action, event_object } = subscriptionFor(object.value, chosen, false);
				expect(event_object).toBe(object.webhookObject);
				if (happened.some((event) => chosen.includes(event))) {
					expect(['*', action]).toContain(event_action);
				}
			}),
		);
	});
});

describe('within', () => {
	it('gives what was done in time, or why it failed', async () => {
		expect(await within(60_000, async () => await Promise.resolve(7))).toEqual({
			ok: true,
			value: 7,
		});
		const cause = new Error('No');
		expect(await within(60_000, async () => await Promise.reject(cause))).toEqual({
			ok: false,
			cause,
		});
	});

	it('does not wait for what does not end', async () => {
		const never = async () => await new Promise(() => undefined);
		const outcome = await within(10, never);
		expect(outcome).toEqual({ ok: false, cause: expect.any(TooLate) });
	});
});

describe('a filter made of names', () => {
	it('is made once for deliveries that come together, and anew when it is old', async () => {
		let now = 0;
		let made = 0;
		const kept = new KeptFilters(() => now);
		const make = async () => {
			made += 1;
			return await Promise.resolve(unfiltered([`made ${made}`]));
		};
		const together = await Promise.all([1, 2, 3].map(async () => await kept.get('a', make)));
		expect(together.map(({ events: [event] }) => event)).toEqual(['made 1', 'made 1', 'made 1']);
		expect((await kept.get('b', make)).events).toEqual(['made 2']);
		now = 600_001;
		expect((await kept.get('a', make)).events).toEqual(['made 3']);
	});

	it('that could not be made is tried again', async () => {
		const kept = new KeptFilters();
		const failing = async () => await Promise.reject(new Error('No answer'));
		await expect(kept.get('a', failing)).rejects.toThrow('No answer');
		expect(
			(await kept.get('a', async () => await Promise.resolve(unfiltered(['b'])))).events,
		).toEqual(['b']);
	});
});

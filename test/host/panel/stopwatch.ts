/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What the browser says of a key: how long until the frame with its character was painted. */
const keyEvent = 'keydown';

/** The shortest time that the browser tells of. */
const shortestMs = 16;

/** Answers of n8n on the same machine come within that time. */
const quietMs = 500;

/** Measures in the page itself how long the editor takes, so that the way to the browser does not count. */
export class Stopwatch {
	private readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/**
	 * Milliseconds from an event to the first frame that shows an element.
	 * @param event e.g. `click`; the next one counts
	 * @param testId of the element
	 * @param act makes the event happen
	 */
	async untilShown(event: string, testId: string, act: () => Promise<void>): Promise<number> {
		const shown = await this.page.evaluateHandle(
			([name, id]) => {
				const element = () => document.querySelector<HTMLElement>(`[data-test-id="${id}"]`);
				const painted = async (began: number) => {
					while ((element()?.offsetParent ?? null) === null) await frame();
					await frame();
					// The task after a frame's callbacks comes when it is painted.
					await new Promise((resolve) => setTimeout(resolve));
					return performance.now() - began;
				};
				const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
				const time = new Promise<number>((resolve, reject) => {
					const began = ({ timeStamp }: Event) => {
						painted(timeStamp).then(resolve, reject);
					};
					addEventListener(name, began, { capture: true, once: true });
				});
				return { time };
			},
			[event, testId] as const,
		);
		await act();
		return await shown.evaluate(({ time }) => time);
	}

	/** Waits until nothing has changed on the page for a while: the panel has what it asked n8n for. */
	async untilQuiet(): Promise<void> {
		await this.page.evaluate(async (quietMs) => {
			let changed = performance.now();
			const observer = new MutationObserver(() => (changed = performance.now()));
			observer.observe(document.body, { subtree: true, childList: true, attributes: true });
			while (performance.now() - changed < quietMs) {
				await new Promise((resolve) => setTimeout(resolve, quietMs / 5));
			}
			observer.disconnect();
		}, quietMs);
	}

	/**
	 * Milliseconds from each key to the frame that shows its character, never less than 16.
	 * @param act types
	 */
	async ofKeys(act: () => Promise<void>): Promise<number[]> {
		const seen = await this.page.evaluateHandle(
			([name, durationThreshold]) => {
				const times: number[] = [];
				const observer = new PerformanceObserver((list) => {
					for (const entry of list.getEntries()) {
						if (entry.name === name) times.push(entry.duration);
					}
				});
				const wanted: PerformanceObserverInit & { durationThreshold: number } = {
					type: 'event',
					durationThreshold,
				};
				observer.observe(wanted);
				return { times, observer };
			},
			[keyEvent, shortestMs] as const,
		);
		await act();
		return await seen.evaluate(({ times, observer }) => {
			observer.disconnect();
			return times;
		});
	}
}

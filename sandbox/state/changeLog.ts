import type { Author, ChangeFeed, FollowedEntity, RecordChange } from './changeFeed.ts';
import type { Clock } from './clock.ts';

/** What one request made of one record. */
export interface LoggedChange {
	id: number;
	change: RecordChange;
	author: Author;
	/** In the v2 spelling. */
	time: string;
}

/** Every change that requests made, oldest first. */
export class ChangeLog {
	readonly #entries: LoggedChange[] = [];

	constructor(feed: ChangeFeed, clock: Clock) {
		feed.subscribe((changes, author) => {
			const time = clock.time();
			for (const change of changes) {
				this.#entries.push({ id: this.#entries.length + 1, change, author, time });
			}
		});
	}

	/** The changes of one record. */
	of(entity: FollowedEntity, id: number): LoggedChange[] {
		return this.#entries.filter(({ change }) => change.entity === entity && change.id === id);
	}
}

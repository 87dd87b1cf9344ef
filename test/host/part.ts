import type { Stage } from './stage.ts';

/** One numbered part of `npm run test:host`. */
export interface Part {
	/** Short name for `--only`, e.g. `oauth`. */
	name: string;
	/** What it shows, for the printed line. */
	title: string;
	/** Plays the part. It fails by throwing; whatever it started is ended by its stage. */
	play(stage: Stage): Promise<void>;
}

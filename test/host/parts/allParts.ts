import type { Part } from '../part.ts';
import { communityInstall } from './communityInstall.ts';
import { oauth } from './oauth.ts';
import { panel } from './panel.ts';
import { pictures } from './pictures.ts';
import { queueMode } from './queueMode.ts';
import { tasks } from './tasks.ts';
import { triggers } from './triggers.ts';

/** The parts of `npm run test:host`, in the order in which they are played. */
export const allParts: readonly Part[] = [
	communityInstall,
	oauth,
	tasks,
	panel,
	pictures,
	triggers,
	queueMode,
];

import type { Part } from '../part.ts';
import { communityInstall } from './communityInstall.ts';
import { oauth } from './oauth.ts';

/** The parts of `npm run test:host`, in the order in which they are played. */
export const allParts: readonly Part[] = [communityInstall, oauth];

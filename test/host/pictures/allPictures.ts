import { actionPictures } from './actionPictures.ts';
import { examplePictures } from './examplePictures.ts';
import type { Picture } from './picture.ts';
import { triggerPictures } from './triggerPictures.ts';

/** All pictures of README and docs/. */
export const allPictures: readonly Picture[] = [
	...examplePictures,
	...actionPictures,
	...triggerPictures,
];

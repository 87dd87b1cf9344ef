import type { Resource } from '../run/operation';
import { deal } from './deal/deal';

/** Every resource of the node, in the order in which the editor lists them. */
export const resources: Resource[] = [deal];

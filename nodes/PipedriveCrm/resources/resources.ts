import type { Resource } from '../run/operation';
import { deal } from './deal/deal';
import { organization } from './organization/organization';
import { person } from './person/person';

/** Every resource of the node, in the order in which the editor lists them. */
export const resources: Resource[] = [deal, organization, person];

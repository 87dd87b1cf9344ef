import type { Resource } from '../run/operation';
import { activity } from './activity/activity';
import { deal } from './deal/deal';
import { organization } from './organization/organization';
import { person } from './person/person';
import { product } from './product/product';

/** Every resource of the node, in the order in which the editor lists them. */
export const resources: Resource[] = [activity, deal, organization, person, product];

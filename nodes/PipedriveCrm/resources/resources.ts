import type { Resource } from '../run/operation';
import { activity } from './activity/activity';
import { deal } from './deal/deal';
import { dealParticipant } from './dealParticipant/dealParticipant';
import { dealProduct } from './dealProduct/dealProduct';
import { file } from './file/file';
import { follower } from './follower/follower';
import { note } from './note/note';
import { organization } from './organization/organization';
import { person } from './person/person';
import { product } from './product/product';

/** Every resource of the node, in the order in which the editor lists them. */
export const resources: Resource[] = [
	activity,
	deal,
	dealParticipant,
	dealProduct,
	file,
	follower,
	note,
	organization,
	person,
	product,
];

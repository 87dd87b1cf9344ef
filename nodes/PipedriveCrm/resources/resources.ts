import type { Resource } from '../run/operation';
import { activity } from './activity/activity';
import { callLog } from './callLog/callLog';
import { deal } from './deal/deal';
import { dealDiscount } from './dealDiscount/dealDiscount';
import { dealInstallment } from './dealInstallment/dealInstallment';
import { dealParticipant } from './dealParticipant/dealParticipant';
import { dealProduct } from './dealProduct/dealProduct';
import { file } from './file/file';
import { follower } from './follower/follower';
import { goal } from './goal/goal';
import { lead } from './lead/lead';
import { leadLabel } from './leadLabel/leadLabel';
import { leadSource } from './leadLabel/leadSource';
import { mailMessage } from './mailMessage/mailMessage';
import { mailThread } from './mailThread/mailThread';
import { note } from './note/note';
import { noteComment } from './noteComment/noteComment';
import { organization } from './organization/organization';
import { organizationRelationship } from './organizationRelationship/organizationRelationship';
import { permissionSet } from './permissionSet/permissionSet';
import { person } from './person/person';
import { product } from './product/product';
import { productImage } from './productImage/productImage';
import { productVariation } from './productVariation/productVariation';
import { role } from './role/role';
import { search } from './search/search';
import { user } from './user/user';

/** Every resource of the node, in the order in which the editor lists them. */
export const resources: Resource[] = [
	activity,
	callLog,
	deal,
	dealDiscount,
	dealInstallment,
	dealParticipant,
	dealProduct,
	file,
	follower,
	goal,
	lead,
	leadLabel,
	leadSource,
	mailMessage,
	mailThread,
	note,
	noteComment,
	organization,
	organizationRelationship,
	permissionSet,
	person,
	product,
	productImage,
	productVariation,
	role,
	search,
	user,
];

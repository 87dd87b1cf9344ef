import type { Resource } from '../run/operation';
import { account } from './account/account';
import { activity } from './activity/activity';
import { activityType } from './activityType/activityType';
import { api } from './api/api';
import { board } from './board/board';
import { callLog } from './callLog/callLog';
import { currency } from './currency/currency';
import { deal } from './deal/deal';
import { dealDiscount } from './dealDiscount/dealDiscount';
import { dealInstallment } from './dealInstallment/dealInstallment';
import { dealParticipant } from './dealParticipant/dealParticipant';
import { dealProduct } from './dealProduct/dealProduct';
import { field } from './field/field';
import { file } from './file/file';
import { filter } from './filter/filter';
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
import { phase } from './phase/phase';
import { pipeline } from './pipeline/pipeline';
import { product } from './product/product';
import { productImage } from './productImage/productImage';
import { productVariation } from './productVariation/productVariation';
import { project } from './project/project';
import { projectTemplate } from './projectTemplate/projectTemplate';
import { role } from './role/role';
import { search } from './search/search';
import { stage } from './stage/stage';
import { task } from './task/task';
import { user } from './user/user';
import { webhook } from './webhook/webhook';

/** Every resource of the node, in the order in which the editor lists them. */
export const resources: Resource[] = [
	account,
	activity,
	activityType,
	api,
	board,
	callLog,
	currency,
	deal,
	dealDiscount,
	dealInstallment,
	dealParticipant,
	dealProduct,
	field,
	file,
	filter,
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
	phase,
	pipeline,
	product,
	productImage,
	productVariation,
	project,
	projectTemplate,
	role,
	search,
	stage,
	task,
	user,
	webhook,
];

import type { Resource } from '../run/operation';
import { activity } from './activity/activity';
import { board } from './board/board';
import { deal } from './deal/deal';
import { dealParticipant } from './dealParticipant/dealParticipant';
import { dealProduct } from './dealProduct/dealProduct';
import { file } from './file/file';
import { follower } from './follower/follower';
import { note } from './note/note';
import { organization } from './organization/organization';
import { person } from './person/person';
import { phase } from './phase/phase';
import { product } from './product/product';
import { project } from './project/project';
import { projectTemplate } from './projectTemplate/projectTemplate';
import { task } from './task/task';

/** Every resource of the node, in the order in which the editor lists them. */
export const resources: Resource[] = [
	activity,
	board,
	deal,
	dealParticipant,
	dealProduct,
	file,
	follower,
	note,
	organization,
	person,
	phase,
	product,
	project,
	projectTemplate,
	task,
];

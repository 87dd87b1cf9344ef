import { accountCases, apiCases, currencyCases, searchCases } from './cases/accountCases';
import { activityCases } from './cases/activityCases';
import { activityTypeCases } from './cases/activityTypeCases';
import { callLogCases } from './cases/callLogCases';
import { dealCases } from './cases/dealCases';
import {
	dealDiscountCases,
	dealInstallmentCases,
	dealParticipantCases,
	dealProductCases,
} from './cases/dealItemCases';
import { fieldCases } from './cases/fieldCases';
import { fileCases } from './cases/fileCases';
import { filterCases } from './cases/filterCases';
import { goalCases } from './cases/goalCases';
import { leadCases, leadLabelCases, leadSourceCases } from './cases/leadCases';
import { mailMessageCases, mailThreadCases } from './cases/mailCases';
import { noteCases, noteCommentCases } from './cases/noteCases';
import {
	followerCases,
	organizationCases,
	organizationRelationshipCases,
} from './cases/organizationCases';
import { personCases } from './cases/personCases';
import { pipelineCases, stageCases } from './cases/pipelineCases';
import { productCases } from './cases/productCases';
import { productImageCases, productVariationCases } from './cases/productPartCases';
import { projectCases, projectTemplateCases } from './cases/projectCases';
import { boardCases, phaseCases, taskCases } from './cases/projectPartCases';
import { permissionSetCases, roleCases, userCases } from './cases/userCases';
import { webhookCases } from './cases/webhookCases';

export const sales = {
	deal: dealCases,
	dealDiscount: dealDiscountCases,
	dealInstallment: dealInstallmentCases,
	dealParticipant: dealParticipantCases,
	dealProduct: dealProductCases,
};

export const leads = {
	activity: activityCases,
	activityType: activityTypeCases,
	callLog: callLogCases,
	lead: leadCases,
	leadLabel: leadLabelCases,
	leadSource: leadSourceCases,
};

export const notes = {
	mailMessage: mailMessageCases,
	mailThread: mailThreadCases,
	note: noteCases,
	noteComment: noteCommentCases,
};

export const contacts = {
	follower: followerCases,
	organization: organizationCases,
	organizationRelationship: organizationRelationshipCases,
	person: personCases,
};

export const products = {
	pipeline: pipelineCases,
	product: productCases,
	productImage: productImageCases,
	productVariation: productVariationCases,
	stage: stageCases,
};

export const projects = {
	board: boardCases,
	phase: phaseCases,
	project: projectCases,
	projectTemplate: projectTemplateCases,
	task: taskCases,
};

export const fields = { field: fieldCases };

export const settings = {
	account: accountCases,
	api: apiCases,
	currency: currencyCases,
	file: fileCases,
	filter: filterCases,
	goal: goalCases,
	permissionSet: permissionSetCases,
	role: roleCases,
	search: searchCases,
	user: userCases,
	webhook: webhookCases,
};

/** The cases of every resource, in groups that are played side by side. */
export const groups = { sales, leads, notes, contacts, products, projects, fields, settings };

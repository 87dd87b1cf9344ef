import type { Route } from '../server/route.ts';
import { accountSettingRoutes } from './accountSettings.ts';
import { activityRoutes } from './activities.ts';
import { activityTypeRoutes } from './activityTypes.ts';
import { boardAndPhaseRoutes } from './boardsAndPhases.ts';
import { callLogRoutes } from './callLogs.ts';
import { changelogRoutes } from './changelogs.ts';
import { conversionRoutes } from './conversions.ts';
import { currencyRoutes } from './currencies.ts';
import { dealDiscountRoutes } from './dealDiscounts.ts';
import { dealDuplicateRoutes } from './dealDuplicate.ts';
import { dealInstallmentRoutes } from './dealInstallments.ts';
import { dealParticipantRoutes } from './dealParticipants.ts';
import { dealProductRoutes } from './dealProducts.ts';
import { dealRoutes } from './deals.ts';
import { dealStatisticRoutes } from './dealStatistics.ts';
import { dealWriteRoutes } from './dealWrites.ts';
import { fieldOptionRoutes } from './fieldOptions.ts';
import { fieldDefinitionRoutes } from './fields.ts';
import { fieldV1Routes } from './fieldsV1.ts';
import { fileListRoutes } from './fileLists.ts';
import { fileRoutes } from './files.ts';
import { filterRoutes } from './filters.ts';
import { flowRoutes } from './flows.ts';
import { followerRoutes } from './followers.ts';
import { goalRoutes } from './goals.ts';
import { imageRoutes } from './images.ts';
import { itemSearchRoutes } from './itemSearch.ts';
import { leadLabelRoutes } from './leadLabels.ts';
import { leadRoutes } from './leads.ts';
import { mailRoutes } from './mail.ts';
import { mergeRoutes } from './merges.ts';
import { noteCommentRoutes } from './noteComments.ts';
import { noteRoutes } from './notes.ts';
import { organizationRelationshipRoutes } from './organizationRelationships.ts';
import { organizationRoutes } from './organizations.ts';
import { permissionSetRoutes } from './permissionSets.ts';
import { permittedUserRoutes } from './permittedUsers.ts';
import { personRoutes } from './persons.ts';
import { pipelineRoutes, stageRoutes } from './pipelinesAndStages.ts';
import { pipelineStatisticRoutes } from './pipelineStatistics.ts';
import { productDealRoutes } from './productDeals.ts';
import { productRoutes } from './products.ts';
import { productVariationRoutes } from './productVariations.ts';
import { projectPlanRoutes } from './projectPlans.ts';
import { projectRoutes } from './projects.ts';
import { recentRoutes } from './recents.ts';
import { remoteFileRoutes } from './remoteFiles.ts';
import { retiredSearchRoutes } from './retiredSearches.ts';
import { roleRoutes } from './roles.ts';
import { searchRoutes } from './searches.ts';
import { taskRoutes } from './tasks.ts';
import { userRightRoutes } from './userRights.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** The operations of the API's description. A new resource adds its file here. */
const described: Route[] = [
	...accountSettingRoutes,
	...activityRoutes,
	...activityTypeRoutes,
	...boardAndPhaseRoutes,
	...callLogRoutes,
	...changelogRoutes,
	...conversionRoutes,
	...currencyRoutes,
	...dealDiscountRoutes,
	...dealDuplicateRoutes,
	...dealInstallmentRoutes,
	...dealParticipantRoutes,
	...dealProductRoutes,
	...dealRoutes,
	...dealStatisticRoutes,
	...dealWriteRoutes,
	...fieldOptionRoutes,
	...fieldDefinitionRoutes,
	...fieldV1Routes,
	...fileListRoutes,
	...fileRoutes,
	...filterRoutes,
	...flowRoutes,
	...followerRoutes,
	...goalRoutes,
	...imageRoutes,
	...itemSearchRoutes,
	...leadLabelRoutes,
	...leadRoutes,
	...mailRoutes,
	...mergeRoutes,
	...noteCommentRoutes,
	...noteRoutes,
	...organizationRelationshipRoutes,
	...organizationRoutes,
	...permissionSetRoutes,
	...permittedUserRoutes,
	...personRoutes,
	...pipelineRoutes,
	...stageRoutes,
	...pipelineStatisticRoutes,
	...productDealRoutes,
	...productRoutes,
	...productVariationRoutes,
	...projectPlanRoutes,
	...projectRoutes,
	...recentRoutes,
	...remoteFileRoutes,
	...roleRoutes,
	...searchRoutes,
	...taskRoutes,
	...userRightRoutes,
	...userRoutes,
	...webhookRoutes,
];

/** Every operation that a sandbox serves; a lenient one also those that left the description. */
export function routesOf({ lenient }: { lenient: boolean }): Route[] {
	return lenient ? [...described, ...retiredSearchRoutes] : described;
}

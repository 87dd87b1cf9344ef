import type { Route } from '../server/route.ts';
import { activityRoutes } from './activities.ts';
import { activityFieldV1Routes } from './activityFieldsV1.ts';
import { activityTypeRoutes } from './activityTypes.ts';
import { currencyRoutes } from './currencies.ts';
import { dealDuplicateRoutes } from './dealDuplicate.ts';
import { dealParticipantRoutes } from './dealParticipants.ts';
import { dealProductRoutes } from './dealProducts.ts';
import { dealRoutes } from './deals.ts';
import { dealWriteRoutes } from './dealWrites.ts';
import { fieldDefinitionRoutes } from './fields.ts';
import { fileListRoutes } from './fileLists.ts';
import { fileRoutes } from './files.ts';
import { filterRoutes } from './filters.ts';
import { followerRoutes } from './followers.ts';
import { noteRoutes } from './notes.ts';
import { organizationRoutes } from './organizations.ts';
import { personRoutes } from './persons.ts';
import { pipelineAndStageRoutes } from './pipelinesAndStages.ts';
import { productRoutes } from './products.ts';
import { retiredSearchRoutes } from './retiredSearches.ts';
import { searchRoutes } from './searches.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** The operations of the API's description. A new resource adds its file here. */
const described: Route[] = [
	...dealRoutes,
	...dealWriteRoutes,
	...dealDuplicateRoutes,
	...dealParticipantRoutes,
	...dealProductRoutes,
	...followerRoutes,
	...noteRoutes,
	...fileRoutes,
	...fileListRoutes,
	...personRoutes,
	...organizationRoutes,
	...activityRoutes,
	...activityTypeRoutes,
	...activityFieldV1Routes,
	...productRoutes,
	...searchRoutes,
	...pipelineAndStageRoutes,
	...fieldDefinitionRoutes,
	...userRoutes,
	...currencyRoutes,
	...filterRoutes,
	...webhookRoutes,
];

/** Every operation that a sandbox serves; a lenient one also those that left the description. */
export function routesOf({ lenient }: { lenient: boolean }): Route[] {
	return lenient ? [...described, ...retiredSearchRoutes] : described;
}

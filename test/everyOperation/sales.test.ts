import { activityCases } from './cases/activityCases';
import { dealCases } from './cases/dealCases';
import { describeOperations } from './describeOperations';

describeOperations({ activity: activityCases, deal: dealCases });

import { describeOperations } from './describeOperations';
import { settings } from './groups';

describeOperations(settings);

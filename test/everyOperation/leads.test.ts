import { describeOperations } from './describeOperations';
import { leads } from './groups';

describeOperations(leads);

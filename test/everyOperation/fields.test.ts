import { describeOperations } from './describeOperations';
import { fields } from './groups';

describeOperations(fields);

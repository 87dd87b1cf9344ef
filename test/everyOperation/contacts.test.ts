import { describeOperations } from './describeOperations';
import { contacts } from './groups';

describeOperations(contacts);

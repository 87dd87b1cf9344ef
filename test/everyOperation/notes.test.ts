import { describeOperations } from './describeOperations';
import { notes } from './groups';

describeOperations(notes);

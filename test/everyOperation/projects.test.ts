import { describeOperations } from './describeOperations';
import { projects } from './groups';

describeOperations(projects);

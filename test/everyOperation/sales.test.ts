import { describeOperations } from './describeOperations';
import { sales } from './groups';

describeOperations(sales);

import { describeOperations } from './describeOperations';
import { products } from './groups';

describeOperations(products);

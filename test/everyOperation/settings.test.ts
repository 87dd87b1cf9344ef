import { describeOperations } from './describeOperations';
import { settings } from './groups';
import { stopReceiving } from './cases/webhookCases';

afterAll(stopReceiving);

describeOperations(settings);

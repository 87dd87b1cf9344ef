import type { CredentialType } from '../exchange/plans';
import { readerOf } from './pollSettings';
import type { ReadParameter } from './triggerSettings';

interface ParameterContext {
	getNodeParameter(name: string, fallback: null): unknown;
}

/** Reads the panel of a trigger; null or undefined for what is not shown. */
export function panelOf(context: ParameterContext): ReadParameter {
	return readerOf((name) => context.getNodeParameter(name, null));
}

/** Which of the two credentials the panel chose. */
export function credentialTypeOf(read: ReadParameter): CredentialType {
	return read('authentication') === 'oAuth2' ? 'pipedriveCrmOAuth2Api' : 'pipedriveCrmApi';
}

import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { type Exchange, openExchange } from '../exchange/exchange';
import { ExchangeFailure } from '../exchange/failure';

/** Opens the way to the account for one call of the editor; failures are shown where the list would be. */
export async function withExchange<Result>(
	context: ILoadOptionsFunctions,
	work: (exchange: Exchange) => Promise<Result>,
): Promise<Result> {
	const authentication = context.getCurrentNodeParameter('authentication');
	try {
		const exchange = await openExchange(context, {
			credentialType: authentication === 'oAuth2' ? 'pipedriveCrmOAuth2Api' : 'pipedriveCrmApi',
		});
		return await work(exchange);
	} catch (failure) {
		if (!(failure instanceof ExchangeFailure)) {
			throw new NodeOperationError(context.getNode(), failure as Error);
		}
		// Where a list could not be loaded, the editor shows the message and not the description.
		throw new NodeOperationError(context.getNode(), `${failure.message}. ${failure.nextStep}`);
	}
}

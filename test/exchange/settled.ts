import { ExchangeFailure } from '../../nodes/PipedriveCrm/exchange/failure';

/** The failure that some work ends with; anything else fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<ExchangeFailure> {
	const result: unknown = await work.catch((error: unknown) => error);
	if (result instanceof ExchangeFailure) return result;
	throw new Error(`Expected a failure of the exchange, got ${String(result)}`);
}

/** The failure that a call throws; anything else fails the test. */
export function thrownBy(call: () => unknown): ExchangeFailure {
	try {
		call();
	} catch (error) {
		if (error instanceof ExchangeFailure) return error;
		throw error;
	}
	throw new Error('Expected a failure of the exchange, got none');
}

import type { PreparedRequest } from '../run/prepare';

/** Discounts and installments of nothing, which Pipedrive refuses. */
export function amountAboveZero({ body }: PreparedRequest): string | undefined {
	return body.amount !== undefined && Number(body.amount) <= 0
		? "'Amount' has to be more than 0"
		: undefined;
}

/** What is looked at of the response that n8n gives to a delivery. */
export interface ResponseUnderWay {
	readonly statusCode: number;
	readonly writableEnded: boolean;
	once(event: 'prefinish' | 'close', listener: () => void): unknown;
}

/**
 * Whether n8n answers a delivery as taken, which it does as soon as it has stored the run that it starts. What counts
 * is that n8n has answered, also where Pipedrive has stopped waiting by then: `finish` would tell of an answer only
 * where somebody takes it.
 * @returns false for a status of 400 and more: n8n could not start the workflow
 */
export async function answeredWell(response: ResponseUnderWay): Promise<boolean> {
	return await new Promise((resolve) => {
		const tell = () => {
			resolve(response.statusCode < 400);
		};
		response.once('prefinish', tell);
		// An answer that is given while the connection is being closed is never prepared for sending.
		response.once('close', () => {
			if (response.writableEnded) tell();
		});
	});
}

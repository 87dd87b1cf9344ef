const seconds = [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55];

/** Poll Times of a polling trigger. n8n lets none of them come more often than every minute, but takes several. */
export const everyFiveSeconds = {
	item: seconds.map((second) => ({
		mode: 'custom',
		cronExpression: `${String(second)} * * * * *`,
	})),
};

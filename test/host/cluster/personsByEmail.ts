import { requestJson, type Sandbox } from '../../../sandbox/client/startSandbox.ts';

interface Page {
	data: { emails: { value: string }[] }[];
	additional_data: { next_cursor: string | null };
}

/**
 * Counts the persons of the account by e-mail address. They are read with an access token, which has a limit of
 * its own, so that the API token's is left to n8n.
 */
export async function personsByEmail(sandbox: Sandbox): Promise<Map<string, number>> {
	const granted: { access_token: string } = JSON.parse(
		(await sandbox.control('POST', '/oauth/grant', {})).text,
	);
	const headers = { authorization: `Bearer ${granted.access_token}` };
	const counts = new Map<string, number>();
	let cursor: string | null = '';
	while (cursor !== null) {
		const url = `${sandbox.url}/api/v2/persons?limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
		const { status, text } = await requestJson('GET', url, headers);
		if (status !== 200) throw new Error(`Persons could not be read: ${text}`);
		const { data, additional_data }: Page = JSON.parse(text);
		for (const email of data.flatMap(({ emails }) => emails.map(({ value }) => value))) {
			counts.set(email, (counts.get(email) ?? 0) + 1);
		}
		cursor = additional_data.next_cursor;
	}
	return counts;
}

/** Who signs in to the n8n that was started; it listens on loopback only, so this is no secret. */
export const owner = {
	email: 'owner@pipedrive-crm.example',
	password: 'Sandbox-2026',
	firstName: 'Sandbox',
	lastName: 'Owner',
};

interface Settings {
	userManagement: { showSetupOnFirstLoad: boolean };
}

/** A signed-in session with n8n's own API, the one that its editor uses. */
export class Session {
	readonly url: string;

	private cookie = '';

	private constructor(url: string) {
		this.url = url;
	}

	/**
	 * Signs in as the owner, who is set up where there is none yet.
	 * @param url of n8n, e.g. `http://127.0.0.1:5678`
	 * @throws when the owner has another password
	 */
	static async open(url: string): Promise<Session> {
		const session = new Session(url);
		const settings = await session.call<Settings>('GET', '/rest/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await session.call('POST', '/rest/owner/setup', owner);
		} else {
			await session.signIn();
		}
		return session;
	}

	/**
	 * Sends a request and returns the `data` of the answer.
	 * @throws with n8n's message when the status is not 2xx
	 */
	async call<Data>(method: string, path: string, body?: unknown): Promise<Data> {
		const answer: { data: Data } = JSON.parse(await this.send(method, path, body));
		return answer.data;
	}

	/**
	 * Reads what n8n serves as it is: descriptions of nodes, icons.
	 * @param path e.g. `/types/nodes.json`
	 * @throws when the status is not 2xx
	 */
	async read(path: string): Promise<string> {
		return await this.send('GET', path);
	}

	private async send(method: string, path: string, body?: unknown): Promise<string> {
		const response = await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) {
			const reason = `${String(response.status)} ${messageOf(response, text)}`;
			throw new Error(`n8n refused ${method} ${path}: ${reason}`);
		}
		this.keepCookies(response.headers.getSetCookie());
		return text;
	}

	private async signIn(): Promise<void> {
		const { email, password } = owner;
		try {
			await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		} catch (error) {
			throw new Error(
				`${email} could not sign in; was the password changed? npm start -- --reset begins anew`,
				{ cause: error },
			);
		}
	}

	private keepCookies(cookies: string[]): void {
		if (cookies.length === 0) return;
		this.cookie = cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');
	}
}

/** n8n answers errors as JSON with a stack trace, which says nothing to the user. */
function messageOf(response: Response, text: string): string {
	if (!response.headers.get('content-type')?.includes('json')) return text;
	const { message }: { message?: string } = JSON.parse(text);
	return message ?? text;
}

import { createHash } from 'node:crypto';

import { registerOAuth } from './oauth/oauthServer.ts';
import { readCommandLine, type CommandLine } from './options.ts';
import { SandboxContext } from './server/context.ts';
import { createServer } from './server/createServer.ts';

const host = '127.0.0.1';

interface OAuthApp {
	clientId: string;
	clientSecret: string;
	redirectUris: string[];
}

function secretOf(seed: number, what: string, length: number): string {
	return createHash('sha1')
		.update(`sandbox/${String(seed)}/${what}`)
		.digest('hex')
		.slice(0, length);
}

function appOf({ seed, redirectUri }: CommandLine): OAuthApp {
	return {
		clientId: secretOf(seed, 'client-id', 16),
		clientSecret: secretOf(seed, 'client-secret', 40),
		redirectUris:
			redirectUri.length > 0
				? redirectUri
				: ['http://localhost:5678/rest/oauth2-credential/callback'],
	};
}

function announce(options: CommandLine, url: string, apiToken: string, oauth: OAuthApp): void {
	const lines = options.json
		? [JSON.stringify({ url, apiToken, oauth })]
		: [
				`Pipedrive sandbox at ${url} (plan ${options.plan})`,
				`  API token            ${apiToken}`,
				`  OAuth client id      ${oauth.clientId}`,
				`  OAuth client secret  ${oauth.clientSecret}`,
				...oauth.redirectUris.map((uri) => `  OAuth callback       ${uri}`),
				`  Try                  curl -H 'x-api-token: ${apiToken}' '${url}/api/v2/deals?limit=1'`,
				'  Ctrl-C ends it.',
			];
	process.stdout.write(`${lines.join('\n')}\n`);
}

async function main(): Promise<void> {
	const options = readCommandLine(process.argv);
	const context = new SandboxContext(options);
	const oauth = appOf(options);
	let url = '';
	const app = await createServer(context, (scope) =>
		registerOAuth(scope, {
			clients: [oauth],
			users: () =>
				context.account.users
					.all()
					.filter((user) => user.active_flag)
					.map(({ id, name, email }) => ({ id, name, email })),
			now: () => context.clock.now(),
			apiDomain: () => url,
		}),
	);
	const end = () => {
		void app.close().then(() => process.exit(0));
	};
	process.once('SIGTERM', end);
	process.once('SIGINT', end);
	if (options.exitWithParent) process.stdin.resume().once('end', end).once('close', end);
	await app.listen({ host, port: options.port });
	const [address] = app.addresses();
	url = `http://${host}:${String(typeof address === 'object' ? address.port : options.port)}`;
	const [admin] = context.account.users.all();
	if (!admin) throw new Error('The sample account has no user');
	announce(options, url, admin.apiToken, oauth);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});

import { randomBytes } from 'node:crypto';
import type OAuth2Server from '@node-oauth/oauth2-server';

/** An app as registered in Developer Hub: what may ask for access to the account. */
export interface OAuthClient {
	clientId: string;
	clientSecret: string;
	redirectUris: string[];
}

/** A user of the account, who can allow an app to act for them. */
export interface OAuthUser {
	id: number;
	name: string;
	email: string;
}

/** What a valid access token stands for. */
export interface Access {
	userId: number;
	clientId: string;
	scopes: string[];
}

/** Who allows; on a refresh also the refresh token that the app already holds and keeps. */
interface Grantor extends OAuth2Server.User {
	id: number;
	refreshToken?: string;
}

interface StoredAccess extends Access {
	expiresAt: number;
	refreshToken: string | undefined;
}

interface StoredRefresh extends Access {
	lastUsedAt: number;
}

type StoredCode = OAuth2Server.AuthorizationCode & { user: Grantor; issuedAt: number };

type Model = OAuth2Server.AuthorizationCodeModel &
	OAuth2Server.ClientCredentialsModel &
	OAuth2Server.RefreshTokenModel;

/** The grants that the token route knows. */
export const GRANTS = ['authorization_code', 'refresh_token', 'client_credentials'] as const;
export type Grant = (typeof GRANTS)[number];

/** Seconds an access token lives, as the token answer says it. */
export const ACCESS_TOKEN_SECONDS = 3599;
const CODE_MILLISECONDS = 5 * 60 * 1000;
const REFRESH_IDLE_MILLISECONDS = 60 * 24 * 60 * 60 * 1000;

/**
 * The OAuth library compares expiry dates with the machine's clock. The store checks them itself
 * with the sandbox's clock and hands over a date that the library never finds expired.
 */
const ALREADY_CHECKED = new Date(8.64e15);

/**
 * Codes and tokens of the account's apps, in memory, in the shape the OAuth library asks for.
 * Lifetimes follow Pipedrive's documentation: a code lives 5 minutes and works once, a refresh
 * token dies after 60 days without use and stays the same at every refresh.
 */
export class GrantStore implements Model {
	private readonly clients: readonly OAuthClient[];
	private readonly users: () => OAuthUser[];
	private readonly now: () => number;
	private readonly scopes: string[];
	private readonly codes = new Map<string, StoredCode>();
	private readonly accessTokens = new Map<string, StoredAccess>();
	private readonly refreshTokens = new Map<string, StoredRefresh>();

	constructor(
		clients: readonly OAuthClient[],
		users: () => OAuthUser[],
		now: () => number,
		scopes: string[],
	) {
		this.clients = clients;
		this.users = users;
		this.now = now;
		this.scopes = scopes;
	}

	/** Forgets every code and token. */
	clear(): void {
		this.codes.clear();
		this.accessTokens.clear();
		this.refreshTokens.clear();
	}

	/** Lets every access token run out now; refresh tokens stay good. Returns how many ran out. */
	expireAccessTokens(): number {
		const now = this.now();
		const alive = [...this.accessTokens.values()].filter((token) => token.expiresAt > now);
		for (const token of alive) token.expiresAt = now;
		return alive.length;
	}

	/** The access that a bearer token gives, or undefined when it is unknown or has run out. */
	verify(accessToken: string): Access | undefined {
		const token = this.accessTokens.get(accessToken);
		if (token === undefined || token.expiresAt <= this.now()) return undefined;
		return { userId: token.userId, clientId: token.clientId, scopes: [...token.scopes] };
	}

	/**
	 * Revokes a token of the given app. A refresh token takes its access tokens along (the app is
	 * uninstalled for the user); an access token goes alone. Tokens that are unknown or of another
	 * app are left as they are.
	 */
	revoke(token: string, clientId: string): void {
		if (this.refreshTokens.get(token)?.clientId === clientId) {
			this.refreshTokens.delete(token);
			for (const [key, access] of this.accessTokens) {
				if (access.refreshToken === token) this.accessTokens.delete(key);
			}
		}
		if (this.accessTokens.get(token)?.clientId === clientId) this.accessTokens.delete(token);
	}

	/** The app with this id, and with this secret when one is given. */
	findClient(clientId: string, clientSecret?: string | null): OAuthClient | undefined {
		const client = this.clients.find((one) => one.clientId === clientId);
		return clientSecret == null || client?.clientSecret === clientSecret ? client : undefined;
	}

	/** Tokens for a user as if they had allowed the app on the consent page. */
	async grant(clientId: string, userId: number, scopes: string[]): Promise<OAuth2Server.Token> {
		const client = await this.getClient(clientId, null);
		if (client === undefined) throw new Error(`No app has the client id ${clientId}.`);
		const token = {
			accessToken: await this.generateAccessToken(),
			refreshToken: await this.generateRefreshToken(client, { id: userId }),
			scope: scopes,
			client,
			user: { id: userId },
		};
		return this.saveToken(token, client, token.user);
	}

	async getClient(clientId: string, clientSecret: string | null) {
		const client = this.findClient(clientId, clientSecret);
		return (
			client && { id: client.clientId, redirectUris: client.redirectUris, grants: [...GRANTS] }
		);
	}

	async getUserFromClient(): Promise<Grantor | undefined> {
		const [first] = this.users();
		return first && { id: first.id };
	}

	/** An app's scopes come from its settings; what the request asks for plays no part. */
	async validateScope(_user: Grantor, _client: OAuth2Server.Client, scope?: string[]) {
		return scope ?? this.scopes;
	}

	async generateAccessToken(): Promise<string> {
		return `v1u:${randomBytes(96).toString('base64url')}`;
	}

	async generateRefreshToken(_client: OAuth2Server.Client, user: Grantor): Promise<string> {
		return user.refreshToken ?? `v1r:${randomBytes(48).toString('base64url')}`;
	}

	async saveAuthorizationCode(
		code: OAuth2Server.AuthorizationCode,
		client: OAuth2Server.Client,
		user: Grantor,
	) {
		const stored = { ...code, client, user, expiresAt: ALREADY_CHECKED, issuedAt: this.now() };
		this.codes.set(code.authorizationCode, stored);
		return stored;
	}

	async getAuthorizationCode(authorizationCode: string) {
		const code = this.codes.get(authorizationCode);
		return code && this.now() - code.issuedAt < CODE_MILLISECONDS ? code : undefined;
	}

	async revokeAuthorizationCode(code: OAuth2Server.AuthorizationCode) {
		return this.codes.delete(code.authorizationCode);
	}

	async saveToken(
		token: OAuth2Server.Token,
		client: OAuth2Server.Client,
		user: Grantor,
	): Promise<OAuth2Server.Token> {
		const scopes = token.scope ?? this.scopes;
		const access = { userId: user.id, clientId: client.id, scopes };
		this.accessTokens.set(token.accessToken, {
			...access,
			expiresAt: this.now() + ACCESS_TOKEN_SECONDS * 1000,
			refreshToken: token.refreshToken,
		});
		if (token.refreshToken !== undefined) {
			this.refreshTokens.set(token.refreshToken, { ...access, lastUsedAt: this.now() });
		}
		return { ...token, scope: scopes, client, user };
	}

	async getAccessToken(accessToken: string) {
		const access = this.verify(accessToken);
		const client = access && (await this.getClient(access.clientId, null));
		if (access === undefined || client === undefined) return undefined;
		const user: Grantor = { id: access.userId };
		return {
			accessToken,
			accessTokenExpiresAt: ALREADY_CHECKED,
			scope: access.scopes,
			client,
			user,
		};
	}

	async getRefreshToken(refreshToken: string) {
		const stored = this.refreshTokens.get(refreshToken);
		if (stored === undefined || this.now() - stored.lastUsedAt >= REFRESH_IDLE_MILLISECONDS) {
			return undefined;
		}
		const client = await this.getClient(stored.clientId, null);
		const user: Grantor = { id: stored.userId, refreshToken };
		return client && { refreshToken, scope: stored.scopes, client, user };
	}

	/** Called at each refresh: Pipedrive does not rotate refresh tokens, so it lives on. */
	async revokeToken(token: OAuth2Server.RefreshToken) {
		return this.refreshTokens.has(token.refreshToken);
	}
}

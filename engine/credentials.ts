import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	IRequestOptionsSimplified,
} from 'n8n-workflow';
import { workflow } from './n8n.ts';
import type { loadPackage } from './nodeTypes.ts';

/** Where the types of credentials come from: a loaded package. */
export type CredentialTypes = Pick<Awaited<ReturnType<typeof loadPackage>>, 'getCredential'>;

/** Credentials of a run by their ids, as n8n would keep them in its database. */
export type Keyring = Record<string, ICredentialDataDecryptedObject>;

/**
 * n8n's credential helper over a keyring in memory. Refreshed OAuth tokens are written into the keyring.
 */
export function credentialsHelperOf(types: CredentialTypes, keyring: Keyring): ICredentialsHelper {
	const typeOf = (name: string): ICredentialType => types.getCredential(name).type;
	class InMemoryCredentials extends workflow.ICredentialsHelper {
		getParentTypes(name: string): string[] {
			return typeOf(name).extends ?? [];
		}

		isCredentialUsableByNode(): boolean {
			return true;
		}

		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			typeName: string,
			options: IHttpRequestOptions | IRequestOptionsSimplified,
		): Promise<IHttpRequestOptions> {
			const request = options as IHttpRequestOptions;
			const { authenticate } = typeOf(typeName);
			if (typeof authenticate === 'function') return await authenticate(credentials, request);
			for (const [header, value] of Object.entries(authenticate?.properties.headers ?? {})) {
				request.headers = { ...request.headers, [header]: filledIn(String(value), credentials) };
			}
			return request;
		}

		async preAuthentication(): Promise<undefined> {
			return await Promise.resolve(undefined);
		}

		async runPreAuthentication(): Promise<undefined> {
			return await Promise.resolve(undefined);
		}

		async getCredentials(): Promise<never> {
			return await Promise.reject(new Error('Encrypted credentials are not for the engine alone'));
		}

		async getDecrypted(
			_additionalData: unknown,
			{ id }: { id: string | null },
		): Promise<ICredentialDataDecryptedObject> {
			const data = keyring[id ?? ''];
			if (data === undefined) throw new Error(`There is no credential '${id ?? ''}'`);
			return await Promise.resolve(structuredClone(data));
		}

		async updateCredentials(): Promise<void> {
			await Promise.reject(new Error('Credentials are not edited by a run'));
		}

		async updateCredentialsOauthTokenData(
			{ id }: { id: string | null },
			_type: string,
			data: ICredentialDataDecryptedObject,
		): Promise<void> {
			keyring[id ?? ''] = { ...keyring[id ?? ''], oauthTokenData: data.oauthTokenData ?? {} };
			await Promise.resolve();
		}

		getCredentialsProperties(type: string): INodeProperties[] {
			return typeOf(type).properties;
		}
	}
	return new InMemoryCredentials();
}

function filledIn(template: string, credentials: ICredentialDataDecryptedObject): string {
	return template
		.replace(/^=/, '')
		.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_whole, name: string) =>
			String(credentials[name]),
		);
}

import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	JsonObject,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { ExchangeContext } from '../../nodes/PipedriveCrm/exchange/attempt';
import type { CredentialType } from '../../nodes/PipedriveCrm/exchange/plans';
import type { FakeClock } from './fakeClock';

/** What Pipedrive answers to one request, or the network error that comes instead. */
export type Reply =
	{ status: number; body?: unknown; headers?: Record<string, string> } | { code: string };

export type Respond = (options: IHttpRequestOptions, attempt: number) => Reply | Promise<Reply>;

const node: INode = {
	id: 'n',
	name: 'Pipedrive CRM',
	type: 'pipedriveCrm',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Plays n8n's side: hands out the credential, and answers `httpRequestWithAuthentication` as n8n 2
 * does: the statuses that may pass as answers, everything else as a NodeApiError whose cause is
 * axios's error; the options object is written into.
 */
export class FakeContext implements ExchangeContext {
	readonly sent: IHttpRequestOptions[] = [];

	credential: ICredentialDataDecryptedObject = {
		apiToken: 'secret-token',
		companyDomain: 'acme',
		rateLimit: 'ultimate',
	};

	credentialId = 'c1';

	/** Milliseconds until an answer is back. */
	latencyMs = 80;

	readonly helpers: ExchangeContext['helpers'];

	constructor(
		private readonly clock: FakeClock,
		respond: Respond,
	) {
		this.helpers = {
			httpRequestWithAuthentication: async (_type, options) => await this.play(options, respond),
			httpRequest: async (options) => await this.play(options, respond, false),
		};
	}

	async getCredentials(): Promise<ICredentialDataDecryptedObject> {
		return structuredClone(this.credential);
	}

	getNode(): INode {
		const credential = { id: this.credentialId, name: 'Account' };
		const credentials: Record<CredentialType, typeof credential> = {
			pipedriveCrmApi: credential,
			pipedriveCrmOAuth2Api: credential,
		};
		return { ...node, credentials };
	}

	private async play(
		options: IHttpRequestOptions,
		respond: Respond,
		isSigned = true,
	): Promise<unknown> {
		this.sent.push({ ...options });
		if (isSigned) options.headers = { 'x-api-token': this.credential.apiToken };
		const reply = await respond(options, this.sent.length);
		await this.clock.sleep(this.latencyMs);
		if ('code' in reply) throw n8nError({ message: `it broke: ${reply.code}`, code: reply.code });
		const { status, body = '', headers = {} } = reply;
		const { ignoreHttpStatusErrors: ignored } = options;
		const passes =
			typeof ignored === 'object'
				? !ignored.except.includes(status)
				: ignored === true || status < 300;
		if (passes) return { body, headers, statusCode: status, statusMessage: '' };
		throw n8nError({
			message: `Request failed with status code ${status}`,
			code: 'ERR_BAD_REQUEST',
			response: { status, data: body, headers },
		});
	}
}

/** What n8n's helper throws; `cause` is the error underneath. */
export function n8nError(facts: IDataObject): NodeApiError {
	class AxiosError extends Error {}
	const { message, ...rest } = facts;
	const cause = Object.assign(new AxiosError(String(message)), rest);
	return new NodeApiError(node, cause as Error & JsonObject);
}

export function ok(data: unknown, additional?: IDataObject): Reply {
	return {
		status: 200,
		body: { success: true, data, ...(additional && { additional_data: additional }) },
	};
}

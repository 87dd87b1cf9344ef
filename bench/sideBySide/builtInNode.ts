import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeType,
	IVersionedNodeType,
} from 'n8n-workflow';
import type { CredentialTypes } from '../../engine/credentials.ts';
import { builtInFolder } from './installBuiltIn.ts';

// The node has to share n8n-workflow with the engine that runs it, as it does in n8n.
registerHooks({
	resolve: (specifier, context, next) =>
		specifier === 'n8n-workflow'
			? next(specifier, { ...context, parentURL: import.meta.url })
			: next(specifier, context),
});

const load = createRequire(pathToFileURL(join(builtInFolder, 'package.json')));
const dist = 'n8n-nodes-base/dist';

/** n8n's built-in Pipedrive node, all of its versions. */
export function builtInNode(): IVersionedNodeType {
	const { Pipedrive } = load(`${dist}/nodes/Pipedrive/Pipedrive.node.js`) as {
		Pipedrive: new () => IVersionedNodeType;
	};
	return new Pipedrive();
}

/** n8n's built-in Pipedrive Trigger. */
export function builtInTrigger(): INodeType {
	const { PipedriveTrigger } = load(`${dist}/nodes/Pipedrive/PipedriveTrigger.node.js`) as {
		PipedriveTrigger: new () => INodeType;
	};
	return new PipedriveTrigger();
}

/** A request as the built-in node makes it: in the form of the former library `request`. */
type LegacyRequest = IHttpRequestOptions & { uri?: string };

/** Where the built-in node sends its requests. */
const pipedrive = /^https:\/\/(?:[\w-]+\.)?pipedrive\.com(?=\/)/;

/**
 * Credential types of a run, to which the built-in node's is added. Signing a request is when it also gets
 * its other address: the node itself knows Pipedrive's only, and offers none to be set.
 * @param types the others
 * @param baseUrl the account that stands in for Pipedrive
 */
export function withBuiltInCredential(types: CredentialTypes, baseUrl: string): CredentialTypes {
	const { PipedriveApi } = load(`${dist}/credentials/PipedriveApi.credentials.js`) as {
		PipedriveApi: new () => ICredentialType;
	};
	const type: ICredentialType = Object.assign(new PipedriveApi(), {
		authenticate: async (
			{ apiToken }: ICredentialDataDecryptedObject,
			request: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => {
			const { uri = '', ...rest }: LegacyRequest = request;
			if (!pipedrive.test(uri)) throw new Error(`The built-in node is about to call ${uri}`);
			const rerouted: LegacyRequest = {
				...rest,
				uri: uri.replace(pipedrive, baseUrl),
				qs: { ...rest.qs, api_token: apiToken },
			};
			return await Promise.resolve(rerouted);
		},
	});
	return {
		getCredential: (name) =>
			name === type.name ? { type, sourcePath: '' } : types.getCredential(name),
	};
}

/** A credential as a node of a workflow names it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** A workflow file, as far as it is looked into. */
export interface ExampleWorkflow {
	name: string;
	nodes: ExampleNode[];
	[key: string]: unknown;
}

export interface ExampleNode {
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, CredentialReference>;
	[key: string]: unknown;
}

/**
 * Gives every node of a package the credential of the way it signs in.
 * @param workflow as exported from n8n
 * @param packageName e.g. `n8n-nodes-pipedrive-crm`
 * @param credentials by credential type: `apiToken` and `oAuth2` are the node's ways of signing in
 * @returns a copy; other nodes stay as they are
 */
export function withCredentials(
	workflow: ExampleWorkflow,
	packageName: string,
	credentials: ReadonlyMap<string, CredentialReference>,
): ExampleWorkflow {
	const nodes = workflow.nodes.map((node) => {
		if (!node.type.startsWith(`${packageName}.`)) return node;
		const type = credentialTypeOf(node.parameters.authentication);
		const credential = credentials.get(type);
		return credential ? { ...node, credentials: { [type]: credential } } : node;
	});
	return { ...workflow, nodes };
}

function credentialTypeOf(authentication: unknown): string {
	return authentication === 'oAuth2' ? 'pipedriveCrmOAuth2Api' : 'pipedriveCrmApi';
}

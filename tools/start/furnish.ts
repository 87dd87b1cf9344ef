import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/client/startSandbox.ts';
import { type CredentialReference, type ExampleWorkflow, withCredentials } from './examples.ts';
import type { Home } from './home.ts';
import type { Session } from './session.ts';
import { contentOf, fingerprintOf } from './stamp.ts';

const packageName = 'n8n-nodes-pipedrive-crm';

/** A workflow that can be opened in the editor. */
export interface ImportedWorkflow {
	/** File name in examples/. */
	file: string;
	id: string;
	name: string;
	url: string;
}

interface Stored {
	id: string;
	name: string;
	type: string;
}

/** What was imported, by file name. */
type Imports = Partial<Record<string, { id: string; fingerprint: string }>>;

/**
 * Makes the credentials for the sandbox, or points those of an earlier start to the sandbox of this one.
 * @returns them by credential type
 */
export async function furnishCredentials(
	session: Session,
	{ url, apiToken, oauth }: Sandbox,
): Promise<Map<string, CredentialReference>> {
	const { clientId, clientSecret } = oauth;
	// The editor offers the newest credential by itself, so the one that works at once comes last.
	const wanted = [
		{
			name: 'Sandbox (OAuth2)',
			type: 'pipedriveCrmOAuth2Api',
			data: { grantType: 'authorizationCode', clientId, clientSecret, baseUrl: url },
		},
		{
			name: 'Sandbox (API Token)',
			type: 'pipedriveCrmApi',
			data: { apiToken, baseUrl: url, rateLimit: 'automatic', companyDomain: '' },
		},
	];
	const stored = await session.call<Stored[]>('GET', '/rest/credentials');
	const references = new Map<string, CredentialReference>();
	for (const credential of wanted) {
		const { name, type } = credential;
		const known = stored.find((other) => other.name === name && other.type === type);
		const { id } = known
			? await session.call<Stored>('PATCH', `/rest/credentials/${known.id}`, credential)
			: await session.call<Stored>('POST', '/rest/credentials', credential);
		references.set(type, { id, name });
	}
	return references;
}

/**
 * Makes sure that n8n offers the node: it starts without a package that it cannot load.
 * @throws naming the log in which n8n says why
 */
export async function requireNode(session: Session, log: string): Promise<void> {
	const nodeInfos = [{ name: `${packageName}.pipedriveCrm`, version: 1 }];
	try {
		await session.call('POST', '/rest/node-types', { nodeInfos });
	} catch (error) {
		throw new Error(`n8n could not load the node package; ${log} says why`, { cause: error });
	}
}

/**
 * Imports the workflows of examples/. One that was imported before is left as the user has it, unless its
 * file has changed since.
 */
export async function furnishWorkflows(
	session: Session,
	home: Home,
	credentials: ReadonlyMap<string, CredentialReference>,
): Promise<ImportedWorkflow[]> {
	const remembered = join(home.data, 'imported.json');
	const before: Imports = JSON.parse((await contentOf(remembered)) ?? '{}');
	const examples = join(home.root, 'examples');
	const imports: Imports = {};
	const workflows: ImportedWorkflow[] = [];
	const files = (await readdir(examples)).filter((name) => name.endsWith('.json'));
	for (const file of files.sort()) {
		const content = await readFile(join(examples, file), 'utf8');
		const example: ExampleWorkflow = JSON.parse(content);
		const fingerprint = fingerprintOf([content]);
		const wanted = withCredentials(example, packageName, credentials);
		const known = before[file];
		const { id, name } =
			(known && (await keep(session, known.id, known.fingerprint === fingerprint, wanted))) ??
			(await session.call<Stored>('POST', '/rest/workflows', wanted));
		imports[file] = { id, fingerprint };
		workflows.push({ file, id, name, url: `${session.url}/workflow/${id}` });
	}
	await writeFile(remembered, JSON.stringify(imports));
	return workflows;
}

/** @returns undefined when the user has deleted or archived it */
async function keep(
	session: Session,
	id: string,
	asImported: boolean,
	wanted: ExampleWorkflow,
): Promise<Stored | undefined> {
	const listed = await session.call<(Stored & { isArchived: boolean })[]>('GET', '/rest/workflows');
	const stored = listed.find((workflow) => workflow.id === id && !workflow.isArchived);
	if (!stored || asImported) return stored;
	return await session.call<Stored>('PATCH', `/rest/workflows/${id}`, wanted);
}

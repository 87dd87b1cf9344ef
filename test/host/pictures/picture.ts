import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import type { EditorPage } from '../../../tools/editor/editorPage.ts';
import type { Executions } from '../n8n/executions.ts';
import { chain, packageNode, type SignIn } from '../n8n/workflowNodes.ts';

/** Where pictures are taken: an editor, a credential, and the account that it belongs to. */
export interface Studio {
	editor: EditorPage;
	sandbox: Sandbox;
	signIn: SignIn;
	executions: Executions;
	/** Gives up whatever is under way. */
	signal: AbortSignal;
}

/** A picture of the documentation. */
export interface Picture {
	/** Name of the file, e.g. `editor.png`. */
	file: string;
	/** Brings the editor to what is to be seen, and saves it. @param path of the PNG file */
	take(studio: Studio, path: string): Promise<void>;
}

/**
 * Opens the panel of a node of this package that stands alone in its workflow.
 * @param name as it stands on the canvas
 * @param type e.g. `pipedriveCrm`
 */
export async function openAlone(
	name: string,
	type: string,
	parameters: Record<string, unknown>,
	{ editor, signIn, executions }: Studio,
): Promise<void> {
	const node = { ...packageNode(name, type, signIn, parameters), webhookId: `picture-${type}` };
	const { id } = await executions.store(chain(`Picture of ${name}`, [node]));
	await editor.openWorkflow(id);
	await editor.openNode(name);
}

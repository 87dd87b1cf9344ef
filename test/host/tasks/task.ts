import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import type { EditorPage } from '../../../tools/editor/editorPage.ts';
import type { Session } from '../../../tools/start/session.ts';
import type { Instance } from '../n8n/instance.ts';
import type { Stage } from '../stage.ts';

/** Where a person sits: an editor with an empty workflow, a credential, and the account that it belongs to. */
export interface Desk {
	stage: Stage;
	editor: EditorPage;
	sandbox: Sandbox;
	session: Session;
	instance: Instance;
	/** Keeps a picture of all that the editor shows. @param name e.g. `filled-in` */
	picture(name: string): Promise<void>;
}

/** Something that people do in the editor, by clicks, drags and typing alone. */
export interface Task {
	/** One letter, in the order of the documentation. */
	letter: string;
	/** What the person wants, for the printed line. */
	wish: string;
	/** Does it and checks the account; throws where it is not as wished. */
	play(desk: Desk): Promise<void>;
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ObjectState } from '../events/poll/pollState';

/** How far one Get Changes node has come; plain JSON in the static data of the workflow. */
export interface ChangeMark {
	/** The node's name, by which Confirm Changes knows it. */
	name: string;
	/** The list that it reads. */
	collection: string;
	/** The account that it read, and the filters that it read by. */
	account: string;
	filters: string;
	/** Where the first run has begun, in seconds since 1970. */
	since: number;
	/** Ids that were deleted before the first run. */
	deletedBefore?: number[];
	/** What has been handed on for good; undefined as long as nothing has. */
	state?: ObjectState;
	/** What an execution has handed on and not confirmed yet, and how much that was. */
	pending?: { executionId: string; state: ObjectState; count: number };
	/** The execution that has confirmed last. */
	confirmedBy?: string;
}

const key = 'pipedriveCrmChanges';

/** The members of n8n's execute context by which marks are kept. */
type MarkContext = Pick<
	IExecuteFunctions,
	'getExecutionId' | 'getMode' | 'getNode' | 'getWorkflowStaticData'
>;

/**
 * The marks of the Get Changes nodes of a workflow, by the ids of the nodes, which stay when a node is renamed. n8n
 * saves them when an execution ends, with or without an error, but for one that was started by hand.
 */
export class ChangeMarks {
	constructor(private readonly context: MarkContext) {}

	/** Whether nothing that is written here is kept. */
	get isManual(): boolean {
		return this.context.getMode() === 'manual';
	}

	get executionId(): string {
		return this.context.getExecutionId();
	}

	get nodeName(): string {
		return this.context.getNode().name;
	}

	/** The mark of the node itself; undefined before its first run. */
	own(): ChangeMark | undefined {
		return this.all()[this.context.getNode().id];
	}

	/** Sets the mark of the node itself. */
	move(mark: ChangeMark): void {
		this.write({ ...this.all(), [this.context.getNode().id]: mark });
	}

	/**
	 * The marks that one Confirm Changes is about.
	 * @param collection the list that the nodes read
	 * @param name of the node; all of them when it is empty
	 */
	named(collection: string, name: string): ChangeMark[] {
		return Object.values(this.all()).filter((mark) => isMeant(mark, collection, name));
	}

	/** Makes what this execution was handed stand for good. Others' is left alone: they may still fail. */
	confirm(collection: string, name: string): void {
		const { executionId } = this;
		const confirmed = Object.entries(this.all()).map(([id, mark]): [string, ChangeMark] => {
			const { pending, ...rest } = mark;
			const isOwn = pending?.executionId === executionId && isMeant(mark, collection, name);
			return isOwn ? [id, { ...rest, state: pending.state, confirmedBy: executionId }] : [id, mark];
		});
		this.write(Object.fromEntries(confirmed));
	}

	/** n8n hands out its data wrapped in proxies; a copy is free of them. */
	private all(): Record<string, ChangeMark> {
		const kept = this.context.getWorkflowStaticData('global')[key];
		return kept === undefined
			? {}
			: (JSON.parse(JSON.stringify(kept)) as Record<string, ChangeMark>);
	}

	private write(marks: Record<string, ChangeMark>): void {
		const data = this.context.getWorkflowStaticData('global');
		data[key] = marks as IDataObject[string] as IDataObject;
	}
}

function isMeant(mark: ChangeMark, collection: string, name: string): boolean {
	return mark.collection === collection && (name === '' || mark.name === name);
}

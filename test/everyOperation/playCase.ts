import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode, tokenFor, type NodeRun } from '../engine/nodeRun';
import type { TestAccount } from '../engine/useSandbox';
import type {
	CheckedCase,
	GoneCase,
	OperationCase,
	ReadCase,
	Reading,
	Seen,
	SetParameters,
	StagedCase,
	WriteCase,
} from './operationCase';
import type { PanelOperation } from './panel';
import type { RecordedAnswers } from './recordedAnswers';

/** The account, and where the node finds it. */
export interface Stage {
	account: TestAccount;
	/** Address for the node; what it answers is recorded. */
	url: () => string;
	recorded: RecordedAnswers;
}

/** So that the node answers what the API answers. */
const asTheApiAnswers = {
	simple: false,
	options: { outputCustomFields: 'raw', linkedNames: false },
};

const filled = (path: string, seen: Seen): string =>
	path.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(seen[key]));

const partOf = (holds: IDataObject | ((seen: Seen) => IDataObject), seen: Seen): IDataObject =>
	typeof holds === 'function' ? holds(seen) : holds;

/** Reads beside the node. */
async function readBy(reading: Reading, account: TestAccount, seen: Seen): Promise<unknown> {
	if (typeof reading === 'function') return await reading(account, seen);
	const path = filled(reading, seen);
	const { status, body } = await account.sandbox.call('GET', path);
	if (status !== 200) throw new Error(`${path} cannot be read: ${status} ${String(body.error)}`);
	return body.data;
}

/** The parameters where the panel has them, beside others. */
function placed(
	{ value, parameters }: PanelOperation,
	sets: SetParameters,
	besides: INodeParameters = {},
): IDataObject {
	const given: IDataObject = { ...besides } as IDataObject;
	for (const [name, { set }] of Object.entries(sets)) {
		const found = parameters.find((parameter) => parameter.name === name);
		if (found === undefined) throw new Error(`${value} has no parameter ${name}`);
		if (found.collection === undefined) given[name] = set as IDataObject;
		else given[found.collection] = { ...(given[found.collection] as object), [name]: set };
	}
	return given;
}

const credentialFor = ({ account, url }: Stage) =>
	tokenFor(
		{ apiToken: account.sandbox.apiToken, url: url() },
		{ rateLimit: 'custom', customRequests: 1000, customSeconds: 2 },
	);

/** One run of the node, which has to go well. */
async function run(
	stage: Stage,
	{ resource, value }: PanelOperation,
	{ files, parameters }: Exclude<OperationCase, StagedCase>,
	item: IDataObject,
	more: IDataObject = {},
): Promise<NodeRun> {
	const place = { apiToken: stage.account.sandbox.apiToken, url: stage.url() };
	const played = await runNode(place, {
		items: [item],
		binary: files && [files],
		credential: credentialFor(stage),
		parameters: { resource, operation: value, ...parameters, ...more } as INodeParameters,
	});
	const { error } = played;
	if (error !== undefined) throw new Error(`${error.message}: ${error.description ?? ''}`);
	return played;
}

/** The record that is compared: one with as little as possible, or the one that is to be changed. */
async function plain({ account }: Stage, { least, read }: WriteCase, item: IDataObject) {
	if (least === undefined) return await readBy(read, account, item);
	const body = partOf(least.body, item);
	const made = await account.sandbox.call('POST', filled(least.path, item), body);
	if (made.status >= 300) throw new Error(`Not even the least could be created: ${made.text}`);
	return await readBy(read, account, { ...item, ...(made.body.data as IDataObject) });
}

async function playWrite(stage: Stage, operation: PanelOperation, written: WriteCase) {
	const { account } = stage;
	const item = (await written.start?.(account)) ?? {};
	const before = await plain(stage, written, item);
	const { json } = await run(
		stage,
		operation,
		written,
		item,
		placed(operation, written.sets, written.parameters),
	);
	const seen = { ...item, ...json[0] };
	const after = await readBy(written.read, account, seen);
	const parts = Object.entries(written.sets).map(
		([name, { set, holds }]) => [name, partOf(holds ?? { [name]: set }, seen)] as const,
	);
	if (written.becomes !== undefined) parts.push(['becomes', partOf(written.becomes, seen)]);
	// Under the name of the parameter, so that a failure tells it.
	for (const [name, part] of parts) {
		expect({ [name]: after }).toMatchObject({ [name]: part });
		expect({ [name]: before }).not.toMatchObject({ [name]: part });
	}
}

async function playRead(stage: Stage, operation: PanelOperation, reading: ReadCase) {
	const item = (await reading.start?.(stage.account)) ?? {};
	const { json } = await run(stage, operation, reading, item, asTheApiAnswers);
	const data = await readBy(reading.answers, stage.account, item);
	const { compared = (record: IDataObject) => record } = reading;
	expect(json.map(compared)).toEqual(([data].flat() as IDataObject[]).map(compared));
	expect(json.length).toBeGreaterThan(0);
	const asUsual = await run(stage, operation, reading, item);
	expect(asUsual.json).toHaveLength(json.length);
}

async function playGone(stage: Stage, operation: PanelOperation, { gone, ...basics }: GoneCase) {
	const { account } = stage;
	const item = (await basics.start?.(account)) ?? {};
	const path = filled(gone, item);
	expect(await isThere(account, path)).toBe(true);
	const { json } = await run(stage, operation, { gone, ...basics }, item);
	expect(json).toEqual([basics.answered?.(item) ?? { deleted: true, id: item.id }]);
	expect(await isThere(account, path)).toBe(false);
}

/** Whether there is a record that nobody has deleted. */
async function isThere({ sandbox }: TestAccount, path: string): Promise<boolean> {
	const { status, body } = await sandbox.call('GET', path);
	const { is_deleted: isDeleted, active_flag: isActive } = (body.data ?? {}) as IDataObject;
	return status === 200 && isDeleted !== true && isActive !== false;
}

async function playChecked(stage: Stage, operation: PanelOperation, checked: CheckedCase) {
	const { account } = stage;
	const item = (await checked.start?.(account)) ?? {};
	const before = checked.before && (await readBy(checked.before, account, item));
	const { json, items } = await run(stage, operation, checked, item);
	await checked.check(account, { item, json, items, sent: stage.recorded.sent }, before);
}

/** Plays a case through n8n's engine and checks its effect by a second read. */
export async function playCase(
	stage: Stage,
	operation: PanelOperation,
	played: OperationCase,
): Promise<void> {
	if ('sets' in played) await playWrite(stage, operation, played);
	else if ('answers' in played) await playRead(stage, operation, played);
	else if ('gone' in played) await playGone(stage, operation, played);
	else if ('check' in played) await playChecked(stage, operation, played);
	else await played.play(stage.account, credentialFor(stage));
}

import { installChromium, openEditor } from '../editor.ts';
import { storeApiToken, storeHubSpotToken } from '../n8n/credentials.ts';
import { Executions } from '../n8n/executions.ts';
import { type Furnished, furnish } from '../n8n/instance.ts';
import { node, packageNode, type WorkflowNode } from '../n8n/workflowNodes.ts';
import { type Creator, moments, type Times, usePanel } from '../panel/measure.ts';
import type { Part } from '../part.ts';
import type { Stage } from '../stage.ts';

/** Each node's panel is opened so often, in turn, so that whatever else the machine does slows both. */
const rounds = 5;

/** What both nodes have, with the least and with the most that this node asks for. */
const pairs: readonly { ours: Creator; hubSpot: Creator }[] = [
	{
		ours: { name: 'Organization', resource: 'organization', first: 'name', typed: true },
		hubSpot: { name: 'Company', resource: 'company', first: 'name', typed: true },
	},
	{
		ours: { name: 'Deal', resource: 'deal', first: 'title', typed: true },
		hubSpot: { name: 'HubSpot Deal', resource: 'deal', first: 'stage', typed: false },
	},
];

/** How long the editor takes with the node's panel, beside that of n8n's own node for HubSpot. */
export const panel: Part = {
	name: 'panel',
	title: 'Time to open the panel, to type and to switch the operation, beside n8n’s HubSpot node',
	async play(stage) {
		await installChromium(stage);
		const furnished = await furnish(stage, 'unlimited');
		const workflow = await storeAll(furnished, stage);
		const editor = await openEditor(furnished.instance.url, stage);
		await editor.openWorkflow(workflow);
		for (const { ours, hubSpot } of pairs) {
			const times = { ours: noTimes(), hubSpot: noTimes() };
			await stage.step(`${ours.name} and ${hubSpot.name} in turn`, async () => {
				for (let round = 0; round < rounds; round += 1) {
					await usePanel(editor, ours, times.ours);
					await usePanel(editor, hubSpot, times.hubSpot);
				}
			});
			tell(times, stage);
		}
	},
};

/** Prints the medians, and how they compare where both have one. */
function tell({ ours, hubSpot }: { ours: Times; hubSpot: Times }, stage: Stage): void {
	stage.tell(`${''.padEnd(24)}${'this node'.padStart(10)}${'HubSpot'.padStart(10)}`);
	for (const moment of moments) {
		const [one, other] = [median(ours[moment]), median(hubSpot[moment])];
		const cells = [one, other].map((ms) => (ms === undefined ? '–' : `${ms.toFixed(0)} ms`));
		const ratio = one !== undefined && other !== undefined && `${(one / other).toFixed(1)} ×`;
		const columns = [...cells, ratio || ''].map((cell) => cell.padStart(10));
		stage.tell(`           ${moment.padEnd(13)}${columns.join('')}`);
	}
}

/** Stores a workflow with all nodes, each with a credential. @returns its id */
async function storeAll({ session, sandbox, instance }: Furnished, stage: Stage): Promise<string> {
	const signIn = await storeApiToken(session, sandbox);
	const credentials = { hubspotAppToken: await storeHubSpotToken(session) };
	const nodes = pairs.flatMap(({ ours, hubSpot }, index) => {
		const create = { operation: 'create' };
		const parameters = { authentication: 'appToken', resource: hubSpot.resource, ...create };
		const theirs = node(hubSpot.name, 'n8n-nodes-base.hubspot', parameters, 2.1);
		const chosen = { resource: ours.resource, ...create };
		return [
			at(0, index, packageNode(ours.name, 'pipedriveCrm', signIn, chosen)),
			at(1, index, { ...theirs, credentials }),
		];
	});
	const settings = { executionOrder: 'v1' };
	const workflow = { name: 'Panels', nodes, connections: {}, settings };
	return (await new Executions(session, instance.home, stage.signal).store(workflow)).id;
}

function at(column: number, row: number, placed: WorkflowNode): WorkflowNode {
	return { ...placed, position: [column * 300, row * 200] };
}

function noTimes(): Times {
	return { open: [], 'to Get Many': [], 'to Create': [], 'a key': [] };
}

function median(times: number[]): number | undefined {
	return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];
}

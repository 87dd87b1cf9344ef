import type { Session } from '../../../tools/start/session.ts';
import { installChromium, openEditor } from '../editor.ts';
import { storeApiToken, storeHubSpotToken } from '../n8n/credentials.ts';
import { Executions } from '../n8n/executions.ts';
import { type Furnished, furnish } from '../n8n/instance.ts';
import { node, packageNode, type WorkflowNode } from '../n8n/workflowNodes.ts';
import { moments, type Times, usePanel } from '../panel/measure.ts';
import type { Part } from '../part.ts';
import type { Stage } from '../stage.ts';

/** Each node's panel is opened so often, in turn, so that whatever else the machine does slows both. */
const rounds = 9;

/** The nodes, by the names that they have on the canvas. */
const names = { ours: 'Create an organization', hubSpot: 'Create a company' };

/** How long the editor takes with the node's panel, beside that of n8n's own node for HubSpot. */
export const panel: Part = {
	name: 'panel',
	title: 'Time to open the panel, to type and to switch the operation, beside n8n’s HubSpot node',
	async play(stage) {
		await installChromium(stage);
		const furnished = await furnish(stage, 'unlimited');
		const workflow = await storeBoth(furnished, stage);
		const editor = await openEditor(furnished.instance.url, stage);
		await editor.openWorkflow(workflow);
		const ours = noTimes();
		const hubSpot = noTimes();
		await stage.step(`use both panels ${String(rounds)} times in turn`, async () => {
			for (let round = 0; round < rounds; round += 1) {
				await usePanel(editor, names.ours, ours);
				await usePanel(editor, names.hubSpot, hubSpot);
			}
		});
		stage.tell(`${''.padEnd(14)}${'this node'.padStart(12)}${'HubSpot'.padStart(12)}`);
		for (const moment of moments) {
			const [one, other] = [median(ours[moment]), median(hubSpot[moment])];
			const cells = [one, other].map((ms) => `${ms.toFixed(0)} ms`.padStart(12));
			stage.tell(
				`${moment.padEnd(14)}${cells.join('')}${`${(one / other).toFixed(1)} ×`.padStart(8)}`,
			);
		}
	},
};

/** Stores a workflow with both nodes, each with a credential. @returns its id */
async function storeBoth({ session, sandbox, instance }: Furnished, stage: Stage): Promise<string> {
	const signIn = await storeApiToken(session, sandbox);
	const ours = packageNode(names.ours, 'pipedriveCrm', signIn, {
		resource: 'organization',
		operation: 'create',
	});
	const nodes = [ours, { ...(await hubSpotNode(session)), position: [300, 0] as [number, number] }];
	const settings = { executionOrder: 'v1' };
	const workflow = { name: 'Panels', nodes, connections: {}, settings };
	return (await new Executions(session, instance.home, stage.signal).store(workflow)).id;
}

async function hubSpotNode(session: Session): Promise<WorkflowNode> {
	const credentials = { hubspotAppToken: await storeHubSpotToken(session) };
	const parameters = { authentication: 'appToken', resource: 'company', operation: 'create' };
	return { ...node(names.hubSpot, 'n8n-nodes-base.hubspot', parameters, 2.1), credentials };
}

function noTimes(): Times {
	return { open: [], 'to Get Many': [], 'to Create': [], 'a key': [] };
}

function median(times: number[]): number {
	return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

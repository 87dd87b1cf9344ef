import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import type { loadPackage } from '../engine/nodeTypes.ts';

/** The three ways to create deals that are measured beside each other. */
export const contenders = ['node', 'bareLoop', 'routingNode'] as const;
export type Contender = (typeof contenders)[number];

export const contenderNames: Record<Contender, string> = {
	node: 'this node',
	bareLoop: 'bare loop',
	routingNode: "n8n's RoutingNode",
};

type Loader = Awaited<ReturnType<typeof loadPackage>>;

/**
 * The node type that stands for a contender. All three have the same properties, so that n8n has the
 * same work with their parameters.
 * @param baseUrl where the two that are not ours send their requests
 * @param atOnce how many requests the bare loop has under way
 */
export function nodeTypeOf(
	contender: Contender,
	loader: Loader,
	baseUrl: string,
	atOnce: number,
): INodeType {
	const ours = loader.getNode('pipedriveCrm').type as INodeType;
	if (contender === 'node') return ours;
	if (contender === 'bareLoop') return bareLoop(ours.description, baseUrl, atOnce);
	return playedByRoutingNode(ours.description, baseUrl);
}

/** n8n plays a node by its declarations when it has no execute(). */
function playedByRoutingNode(description: INodeTypeDescription, baseUrl: string): INodeType {
	// RoutingNode would send the mapper of custom fields as it stands, which the API refuses.
	const properties = description.properties.filter(({ type }) => type !== 'resourceMapper');
	return { description: { ...description, properties, requestDefaults: { baseURL: baseUrl } } };
}

const parametersRead = ['title', 'value', 'currency', 'stage_id', 'person_id', 'org_id'];

/** The least that a node can do: read the parameters of each item, send the request. */
function bareLoop(description: INodeTypeDescription, baseUrl: string, atOnce: number): INodeType {
	return {
		description,
		async execute() {
			const items = this.getInputData();
			const output: INodeExecutionData[] = [];
			const authentication = this.getNodeParameter('authentication', 0);
			const credential = authentication === 'oAuth2' ? 'pipedriveCrmOAuth2Api' : 'pipedriveCrmApi';
			let next = 0;
			const work = async () => {
				while (next < items.length) {
					const index = next++;
					const json = await createDeal(this, credential, baseUrl, index);
					output[index] = { json, pairedItem: { item: index } };
				}
			};
			await Promise.all(Array.from({ length: atOnce }, work));
			return [output];
		},
	};
}

async function createDeal(
	context: IExecuteFunctions,
	credential: string,
	baseUrl: string,
	index: number,
): Promise<IDataObject> {
	const body = Object.fromEntries(
		parametersRead.map((name) => [
			name,
			context.getNodeParameter(name, index, undefined, { extractValue: true }),
		]),
	) as IDataObject;
	const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
		context,
		credential,
		{ method: 'POST', url: `${baseUrl}/api/v2/deals`, body, json: true },
	);
	return (answer as { data: IDataObject }).data;
}

import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { type Exchange, openExchange } from '../exchange/exchange';
import { ExchangeFailure } from '../exchange/failure';
import type { Operation, Resource } from './operation';
import { OperationRun } from './operationRun';
import { ParameterReader } from './parameters';
import { planRun } from './plan';

/**
 * Plays the chosen operation for every input item: n8n's `execute()` for a node made of rows. Items are
 * in work several at once, results come in the order of the input, each paired with its item. Continue
 * On Fail and Error Output keep the other items; without them the first failure stops the run.
 * @param resources all rows that the node declares
 * @throws {NodeOperationError | NodeApiError} naming the item, the parameter and what to do
 */
export async function runOperation(
	context: IExecuteFunctions,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const { resource, operation } = chosenRow(context, resources);
	const node = context.getNode();
	const plan = planRun(operation, node.parameters, node);
	const exchange = await openFor(context, node.parameters);
	const reader = new ParameterReader(context, node.parameters);
	const run = new OperationRun(context, exchange, plan, resource, reader);
	return [await run.play(items.length)];
}

async function openFor(context: IExecuteFunctions, raw: INodeParameters): Promise<Exchange> {
	const authentication = context.getNodeParameter('authentication', 0);
	const limitsTokens = (raw.options as INodeParameters | undefined)?.maxTokens !== undefined;
	try {
		return await openExchange(context, {
			credentialType: authentication === 'oAuth2' ? 'pipedriveCrmOAuth2Api' : 'pipedriveCrmApi',
			maxTokens: limitsTokens
				? Number(context.getNodeParameter('options.maxTokens', 0))
				: undefined,
			signal: context.getExecutionCancelSignal(),
		});
	} catch (failure) {
		const description = failure instanceof ExchangeFailure ? failure.nextStep : undefined;
		throw new NodeOperationError(context.getNode(), failure as Error, { description });
	}
}

function chosenRow(
	context: IExecuteFunctions,
	resources: Resource[],
): { resource: Resource; operation: Operation } {
	const resourceName = context.getNodeParameter('resource', 0);
	const operationName = context.getNodeParameter('operation', 0);
	const resource = resources.find(({ option }) => option.value === resourceName);
	const operation = resource?.operations.find(({ option }) => option.value === operationName);
	if (resource !== undefined && operation !== undefined) return { resource, operation };
	throw new NodeOperationError(
		context.getNode(),
		`There is no operation '${String(operationName)}' for '${String(resourceName)}'`,
		{ description: "Choose the operation again in the node's panel." },
	);
}

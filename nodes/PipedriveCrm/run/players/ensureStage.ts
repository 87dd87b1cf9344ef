import type { IDataObject } from 'n8n-workflow';
import { changesOnly } from '../../fields/changes';
import { comparable } from '../../fields/names';
import { InvalidItem } from '../itemFailure';
import { oneAtATime } from '../oneAtATime';
import type { ItemWork, Played, Player } from '../player';
import { sendForRecord } from './answers';

/**
 * Plays Ensure of a stage: the one of this name in the pipeline gets the settings that are given, where it
 * has others; where there is none, it is created.
 */
export const playEnsureStage: Player = async (work) =>
	await oneAtATime(work.exchange, async () => await ensureStage(work));

async function ensureStage(work: ItemWork): Promise<Played> {
	const { exchange, request } = work;
	const { name, ...given } = request.body;
	const [stage, twin] = await stagesNamed(work, String(name));
	if (stage === undefined) {
		const created = await sendForRecord(work);
		return { rows: [created], areRecords: true, result: { action: 'created' } };
	}
	if (twin !== undefined) throw severalOf(String(name), [stage, twin]);
	const body = changesOnly(given, stage, []);
	if (Object.keys(body).length === 0) {
		return { rows: [stage], areRecords: true, result: { action: 'unchanged' } };
	}
	const path = `${request.path}/${String(stage.id)}`;
	const { data } = await exchange.send({ method: 'PATCH', path, body });
	return {
		rows: [data as IDataObject],
		areRecords: true,
		result: { action: 'updated', changed: Object.keys(body) },
	};
}

async function stagesNamed(
	{ exchange, request: { path, body } }: ItemWork,
	name: string,
): Promise<IDataObject[]> {
	const query = { pipeline_id: body.pipeline_id };
	const paging = { style: 'cursor', largest: 500 } as const;
	const stages: IDataObject[] = [];
	for await (const page of exchange.readPages({ method: 'GET', path, query }, paging)) {
		stages.push(...page);
	}
	return stages.filter((stage) => comparable(String(stage.name)) === comparable(name));
}

function severalOf(name: string, stages: IDataObject[]): InvalidItem {
	const ids = stages.map(({ id }) => String(id)).join(', ');
	return new InvalidItem(
		`'Name' fits several stages of the pipeline named '${name}': ${ids}`,
		'Rename or delete all but one of them in Pipedrive.',
		'name',
	);
}

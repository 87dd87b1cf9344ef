import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { runApart } from '../apart.ts';
import type { Resting, RestingTask } from './runResting.ts';

/** What one choice of events costs at rest, at each interval. */
export interface RestingFigure {
	watched: string;
	hours: number;
	resting: Resting[];
}

const onDeals = (events: string[], more: INodeParameters = {}): INodeParameters => ({
	authentication: 'apiToken',
	triggerOn: 'deal',
	events,
	...more,
});

const cases: Record<string, INodeParameters> = {
	'Deal: Updated': onDeals(['updated']),
	'Deal: Stage Changed to a stage by name': onDeals(['stageChanged'], {
		toStages: ['Sales › Proposal'],
	}),
	'Deal: Created, Won': onDeals(['created', 'won']),
	'Deal: Created, Updated, Deleted': onDeals(['created', 'updated', 'deleted']),
	'Deal: Updated, with change history': onDeals(['updated'], { readChangeHistory: true }),
	'Anything: Created, Updated': {
		authentication: 'apiToken',
		triggerOn: 'anything',
		events: ['created', 'updated'],
	},
};

/**
 * Lets the polling trigger poll an account in which nothing happens, for each choice of events in a fresh process.
 * @param hours that are lived through at each interval
 */
export async function measureResting(
	hours: number,
	progress: (what: string) => void,
): Promise<RestingFigure[]> {
	const figures: RestingFigure[] = [];
	for (const [watched, parameters] of Object.entries(cases)) {
		progress(`${String(hours)} h of polling at rest: ${watched}`);
		const task: RestingTask = { parameters, hours };
		const file = join(import.meta.dirname, 'runResting.ts');
		figures.push({ watched, hours, resting: await runApart<Resting[]>(file, task) });
	}
	return figures;
}

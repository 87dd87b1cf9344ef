import type { Sandbox } from '../sandbox/client/startSandbox.ts';
import type { Playback, Step } from './playback.ts';

interface Evidence {
	steps: Step[];
	playback: Playback;
	sandbox: Sandbox;
}

/** Something that the workflow promises, and whether it holds. */
export interface Promised {
	says: string;
	holds: (evidence: Evidence) => boolean | Promise<boolean>;
}

const idsOf = (playback: Playback, name: string) =>
	playback.outputOf(name).map(({ json }) => json.id);

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A step that hands on one item for each that it is given. */
export const oneForEach = (name: string): Promised => ({
	says: `'${name}' hands on one item for each that came in, paired with it`,
	holds: ({ steps, playback }) => {
		const step = steps.find((candidate) => candidate.name === name);
		const pairs = playback.outputOf(name).map(({ pairedItem }) => pairedItem);
		return (
			step !== undefined &&
			step.itemsIn > 0 &&
			step.itemsOut === step.itemsIn &&
			same(
				pairs,
				pairs.map((_pair, item) => ({ item })),
			)
		);
	},
});

/** What examples/deal-pipeline.json promises; read back from the account itself where that tells more. */
export const dealPromises: Promised[] = [
	oneForEach('Create Deals'),
	oneForEach('Find Them by Title'),
	oneForEach('Move to Proposal'),
	oneForEach('Mark as Won'),
	{
		says: 'The deals that are found, moved and won are those that were created',
		holds: ({ playback }) => {
			const created = idsOf(playback, 'Create Deals');
			return ['Find Them by Title', 'Move to Proposal', 'Mark as Won'].every((name) =>
				same(idsOf(playback, name), created),
			);
		},
	},
	{
		says: 'Values, currencies and close dates arrive as the pinned items have them',
		holds: ({ playback }) => {
			const wanted = playback
				.outputOf('Deals to Be')
				.map(({ json }) => [json.title, json.value, json.currency, json.close]);
			const got = playback
				.outputOf('Create Deals')
				.map(({ json }) => [json.title, json.value, json.currency, json.expected_close_date]);
			return same(got, wanted);
		},
	},
	{
		says: "In the account every one of them is won, in 'Proposal' of 'Sales'",
		holds: async ({ playback, sandbox }) => {
			const ids = idsOf(playback, 'Create Deals').join(',');
			const { body } = await sandbox.call('GET', `/api/v2/deals?ids=${ids}&limit=500`);
			const deals = body.data as { status: string; stage_id: number; pipeline_id: number }[];
			const stage = playback.outputOf('Move to Proposal')[0]?.json;
			return (
				deals.length === playback.outputOf('Create Deals').length &&
				stage?.stage_name === 'Proposal' &&
				stage.pipeline_name === 'Sales' &&
				deals.every(
					(deal) =>
						deal.status === 'won' && deal.stage_id === stage.stage_id && deal.pipeline_id === 1,
				)
			);
		},
	},
	{
		says: 'The list has every won deal of that stage, the new ones first, with names for its ids',
		holds: async ({ playback, sandbox }) => {
			const created = idsOf(playback, 'Create Deals').reverse();
			const listed = playback.outputOf('List Won Deals of the Stage').map(({ json }) => json);
			const stage = String(playback.outputOf('Move to Proposal')[0]?.json.stage_id);
			const path = `/api/v2/deals?status=won&stage_id=${stage}&limit=500`;
			const { body } = await sandbox.call('GET', path);
			return (
				listed.length === (body.data as unknown[]).length &&
				same(
					listed.slice(0, created.length).map(({ id }) => id),
					created,
				) &&
				listed.every(
					(deal) => deal.owner_name && (deal.org_id === null) === (deal.org_name === null),
				)
			);
		},
	},
];

/** The promises that do not hold, each in a sentence. */
export async function broken(
	promised: Promised[],
	steps: Step[],
	playback: Playback,
	sandbox: Sandbox,
): Promise<string[]> {
	const complaints: string[] = [];
	for (const { says, holds } of promised) {
		if (!(await holds({ steps, playback, sandbox }))) complaints.push(`Does not hold: ${says}.`);
	}
	return complaints;
}

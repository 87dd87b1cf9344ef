import type { INodeProperties } from 'n8n-workflow';
import type { Pages } from '../../run/operation';
import { searchIn } from '../searchIn';
import { listFilters } from '../collections';
import { optional } from '../locators/byId';
import { phaseLocator, projectFilterLocator } from '../locators/projects';
import { dealLocator, organizationLocator, personLocator } from '../locators/records';
import { inQuery } from '../send';

const archivedPath = '/api/v2/projects/archived';

/** Filters by which the list of archived projects cannot be asked. */
const links = ['deal_id', 'org_id', 'person_id'];

/** Every filter that the project list of API v2 knows. */
export const projectFilters: INodeProperties = listFilters([
	{
		displayName: 'Archived',
		name: 'archived',
		type: 'options',
		noDataExpression: true,
		default: 'exclude',
		description:
			'Whether archived projects are listed. Reading them costs 10 tokens for every 500; their deal, organization and person are checked by the node.',
		options: [
			{
				name: 'Exclude',
				value: 'exclude',
			},
			{
				name: 'Include',
				value: 'include',
			},
			{
				name: 'Only',
				value: 'only',
				routing: { request: { url: archivedPath } },
			},
		],
	},
	inQuery({
		...optional(dealLocator),
		name: 'deal_id',
		description: 'Only projects of this deal',
	}),
	inQuery({ ...organizationLocator, description: 'Only projects for this organization' }),
	inQuery({ ...personLocator, description: 'Only projects for this person' }),
	inQuery({
		...optional(phaseLocator),
		name: 'phase_id',
		description: 'Only projects in this phase',
	}),
	inQuery({
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		default: [],
		description: 'Left empty, all projects but deleted ones',
		options: [
			{ name: 'Canceled', value: 'canceled' },
			{ name: 'Completed', value: 'completed' },
			{ name: 'Deleted', value: 'deleted' },
			{ name: 'Open', value: 'open' },
		],
	}),
	inQuery(projectFilterLocator),
]);

/** How projects are listed; a project is linked to several records of a kind. */
export const projectPages: Pages = {
	style: 'cursor',
	largest: 500,
	also: (read) => (read('filters.archived') === 'include' ? archivedPath : undefined),
	narrower: { path: archivedPath, lacks: links },
	besideStoredFilter: [...links, 'phase_id', 'status'],
	recordKeys: { deal_id: 'deal_ids', org_id: 'org_ids', person_id: 'person_ids' },
};

export const projectSearchFilters: INodeProperties = listFilters([
	inQuery(
		{ ...organizationLocator, description: 'Only projects for this organization' },
		'organization_id',
	),
	inQuery({ ...personLocator, description: 'Only projects for this person' }),
	searchIn('custom_fields', 'description', 'notes', 'title'),
]);

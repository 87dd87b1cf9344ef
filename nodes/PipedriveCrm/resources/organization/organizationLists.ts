import type { INodeProperties } from 'n8n-workflow';
import { searchIn } from '../searchIn';
import { listFilters } from '../collections';
import { ids, updatedSince, updatedUntil } from '../listFilters';
import { ownerLocator, storedFilterLocator } from '../locators/account';
import { dealCounts, includeFields } from '../includeFields';
import { inQuery } from '../send';

export const organizationIncludeFields = includeFields([
	...dealCounts,
	{ name: 'Persons', value: 'people_count' },
]);

/** Every filter that the organization list of API v2 knows. */
export const organizationFilters: INodeProperties = listFilters([
	ids,
	inQuery(ownerLocator),
	inQuery(storedFilterLocator('searchOrganizationFilters')),
	updatedSince,
	updatedUntil,
]);

export const organizationSearchFilters: INodeProperties = listFilters([
	searchIn('address', 'custom_fields', 'name', 'notes'),
]);

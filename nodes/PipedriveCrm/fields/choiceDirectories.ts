import type { IDataObject } from 'n8n-workflow';
import type { Directory, Entry, ListedDirectory } from './directory';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (row: IDataObject): number => Number(row.id);

/** The options of one field, from a list of fields: v2 gives their key as `field_code`, v1 as `key`. */
const optionsOf =
	(fieldCode: string) =>
	(fields: IDataObject[]): Entry[] => {
		const definition = fields.find((field) => (field.field_code ?? field.key) === fieldCode);
		const options = Array.isArray(definition?.options) ? (definition.options as IDataObject[]) : [];
		return options.map((option) => ({ id: idOf(option), name: text(option.label), aliases: [] }));
	};

const labelsIn = (path: string): ListedDirectory => ({
	kind: 'listed',
	noun: 'label',
	paths: [path],
	entries: optionsOf('label_ids'),
});

/** @param type as the API names the kinds of stored filters */
const storedFilters = (
	type: 'activity' | 'deals' | 'leads' | 'org' | 'people' | 'products' | 'projects',
): ListedDirectory => ({
	kind: 'listed',
	noun: 'stored filter',
	paths: [`/api/v1/filters?type=${type}`],
	entries: (filters) =>
		filters
			.filter((row) => row.active_flag !== false)
			.map((row) => ({ id: idOf(row), name: text(row.name), aliases: [] })),
});

const leadLabels: ListedDirectory = {
	kind: 'listed',
	noun: 'lead label',
	paths: ['/api/v1/leadLabels'],
	entries: (labels) =>
		labels.map((row) => ({ id: text(row.id), name: text(row.name), aliases: [] })),
	idsAreUuids: true,
};

/** Choices that the account offers: labels and other options of fields, date fields, stored filters. */
export const choiceDirectories: Record<string, Directory> = {
	// The list of API v2 wants the scope admin; this one is satisfied with activities:read.
	searchActivityPriorities: {
		kind: 'listed',
		noun: 'priority',
		paths: ['/api/v1/activityFields'],
		entries: optionsOf('priority'),
	},
	searchDealDateFields: {
		kind: 'listed',
		noun: 'date field',
		paths: ['/api/v2/dealFields'],
		entries: (fields) =>
			fields
				.filter((row) => row.field_type === 'date')
				.map((row) => ({
					id: text(row.field_code),
					name: text(row.field_name),
					aliases: [text(row.field_code)],
				})),
		idsAreWords: true,
	},
	searchLeadLabels: leadLabels,
	searchProductCategories: {
		kind: 'listed',
		noun: 'category',
		paths: ['/api/v2/productFields'],
		entries: optionsOf('category'),
	},
	searchIndustries: {
		kind: 'listed',
		noun: 'industry',
		paths: ['/api/v2/organizationFields'],
		entries: optionsOf('industry'),
	},
	searchActivityFilters: storedFilters('activity'),
	searchDealFilters: storedFilters('deals'),
	searchLeadFilters: storedFilters('leads'),
	searchOrganizationFilters: storedFilters('org'),
	searchPersonFilters: storedFilters('people'),
	searchProductFilters: storedFilters('products'),
	searchProjectFilters: storedFilters('projects'),
	getDealLabels: labelsIn('/api/v2/dealFields'),
	getLeadLabels: leadLabels,
	getOrganizationLabels: labelsIn('/api/v2/organizationFields'),
	getPersonLabels: labelsIn('/api/v2/personFields'),
	getProjectLabels: labelsIn('/api/v2/projectFields'),
};

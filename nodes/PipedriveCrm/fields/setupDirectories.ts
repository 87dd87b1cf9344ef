import type { IDataObject } from 'n8n-workflow';
import { customFieldsOf } from './customFields';
import type { Directory, Entry, ListedDirectory } from './directory';

/** Where the names of what an account is set up with are looked up: fields, filters, webhooks, and words of the API. */

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Fields by name and key, custom ones first; v1 gives their keys as `key`, v2 as `field_code`. */
function fieldEntries(definitions: IDataObject[]): Entry[] {
	const builtIn = definitions
		.filter(({ is_custom_field: isCustom }) => isCustom !== true)
		.map(({ field_code: code, field_name: fieldName, key, name }) => ({
			id: text(code ?? key),
			name: text(fieldName ?? name),
			aliases: [text(code ?? key)],
		}));
	const custom = customFieldsOf(definitions).map(({ key, name }) => ({
		id: key,
		name,
		aliases: [key, name.replace(` (${key.slice(0, 8)})`, '')],
	}));
	return [...custom, ...builtIn];
}

const fieldsIn = (noun: string, path: string): ListedDirectory => ({
	kind: 'listed',
	noun,
	paths: [path],
	entries: fieldEntries,
	idsAreWords: true,
});

/** Words of the API that are the same in every account: the word, and how people call it. */
const words = (noun: string, names: [word: string, name: string][]): ListedDirectory => ({
	kind: 'listed',
	noun,
	paths: [],
	entries: () => names.map(([id, name]) => ({ id, name, aliases: [id] })),
	idsAreWords: true,
});

export const setupDirectories: Record<string, Directory> = {
	// The list of API v2 wants the scope admin; this one is satisfied with activities:read.
	searchActivityFields: fieldsIn('activity field', '/api/v1/activityFields'),
	searchDealFields: fieldsIn('deal field', '/api/v2/dealFields'),
	searchOrganizationFields: fieldsIn('organization field', '/api/v2/organizationFields'),
	searchPersonFields: fieldsIn('person field', '/api/v2/personFields'),
	searchProductFields: fieldsIn('product field', '/api/v2/productFields'),
	searchProjectFields: fieldsIn('project field', '/api/v2/projectFields'),
	searchStoredFilters: {
		kind: 'listed',
		noun: 'stored filter',
		paths: ['/api/v1/filters'],
		entries: (filters) =>
			filters.map((row) => ({
				id: Number(row.id),
				name: `${text(row.name)} ‹ ${text(row.type)}`,
				aliases: [text(row.name)],
			})),
	},
	searchWebhooks: {
		kind: 'listed',
		noun: 'webhook',
		paths: ['/api/v1/webhooks'],
		entries: (webhooks) =>
			webhooks.map((row) => ({
				id: Number(row.id),
				name: text(row.name),
				aliases: [text(row.subscription_url)],
			})),
	},
	searchWebhookObjects: words('kind of record', [
		['activity', 'Activity'],
		['*', 'Any'],
		['board', 'Board'],
		['deal', 'Deal'],
		['deal_installment', 'Deal Installment'],
		['deal_product', 'Deal Product'],
		['lead', 'Lead'],
		['note', 'Note'],
		['organization', 'Organization'],
		['person', 'Person'],
		['phase', 'Phase'],
		['pipeline', 'Pipeline'],
		['product', 'Product'],
		['project', 'Project'],
		['stage', 'Stage'],
		['task', 'Task'],
		['user', 'User'],
	]),
	searchActivityTypeIcons: words('icon', [
		['addressbook', 'Address Book'],
		['bell', 'Bell'],
		['brush', 'Brush'],
		['bubble', 'Speech Bubble'],
		['bulb', 'Light Bulb'],
		['calendar', 'Calendar'],
		['call', 'Call'],
		['camera', 'Camera'],
		['car', 'Car'],
		['cart', 'Shopping Cart'],
		['checkbox', 'Checkbox'],
		['clip', 'Paper Clip'],
		['cogs', 'Cogs'],
		['deadline', 'Deadline'],
		['document', 'Document'],
		['downarrow', 'Down Arrow'],
		['email', 'Email'],
		['finish', 'Finish'],
		['key', 'Key'],
		['linegraph', 'Line Graph'],
		['loop', 'Loop'],
		['lunch', 'Lunch'],
		['meeting', 'Meeting'],
		['padlock', 'Padlock'],
		['picture', 'Picture'],
		['plane', 'Plane'],
		['presentation', 'Presentation'],
		['pricetag', 'Price Tag'],
		['scissors', 'Scissors'],
		['search', 'Search'],
		['shuffle', 'Shuffle'],
		['signpost', 'Signpost'],
		['smartphone', 'Smartphone'],
		['sound', 'Sound'],
		['suitcase', 'Suitcase'],
		['task', 'Task'],
		['truck', 'Truck'],
		['uparrow', 'Up Arrow'],
		['wifi', 'Wi-Fi'],
		['world', 'World'],
	]),
};

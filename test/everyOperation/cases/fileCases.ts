import { byId, byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { OperationCase, ResourceCases, SetParameters } from '../operationCase';
import { fileOf, withUpload } from './files';

const path = '/api/v1/files';
const record = `${path}/{id}`;
const offer = fileOf('Offer.pdf', 'application/pdf');
const start = withUpload(path, 'file', offer, { deal_id: '7' });
const fileId = '={{ $json.id }}';

const lead = 'e9b2a7fd-f337-49a4-aa84-2f711964eae8';

const upload = (sets: SetParameters): OperationCase => ({
	parameters: { binaryPropertyName: 'offer', ifSameNameExists: 'add' },
	files: { offer },
	sets,
	controls: {
		binaryPropertyName: 'names the file of the item',
		ifSameNameExists: 'says what to do where there is such a file',
	},
	// Without a record, by the API itself.
	start: async (account: TestAccount) => ({
		plain: (await withUpload(path, 'file', fileOf('Plain.txt', 'text/plain'))(account)).id,
	}),
	read: async (account, { id, plain }) => await account.read(`${path}/${String(id ?? plain)}`),
	becomes: { name: 'Offer.pdf', file_size: 2000 },
});

/** A record of each kind that remote files hang on. */
const records = [
	['deal', { dealId: byName('Gutmann Group: annual support plan') }, { deal_id: 7 }],
	['organization', { organizationId: byName('Mayert - Turner') }, { org_id: 2 }],
	['person', { personId: byName('Shanny Hayes') }, { person_id: 2 }],
] as const;

const remote = (make: { set: Record<string, string>; holds: object }): OperationCase[] =>
	records.map(([kind, meant, link]) => ({
		parameters: { ...make.set, item_type: kind, ...meant },
		controls: {
			item_type: 'checked by the link of the file',
			...Object.fromEntries(
				Object.keys(make.set).map((name) => [name, 'checked in the file or in the request']),
			),
		},
		check: async (account, { json }) => {
			const file = await account.read(`${path}/${String(json[0]?.id)}`);
			expect(file).toMatchObject({ ...make.holds, ...link, remote_location: 'googledocs' });
			const [sent] = (await account.sandbox.requests()).filter(({ method }) => method === 'POST');
			expect(sent?.body).toMatchObject({ ...make.set, item_type: kind });
		},
	}));

export const fileCases: ResourceCases = {
	upload: [
		upload({
			deal_id: { set: byName('Gutmann Group: annual support plan'), holds: { deal_id: 7 } },
			person_id: { set: byName('Shanny Hayes'), holds: { person_id: 2 } },
			org_id: { set: byName('Mayert - Turner'), holds: { org_id: 2 } },
		}),
		upload({
			lead_id: {
				set: byName('Cassin, Douglas and Corkery downloaded the price list'),
				holds: { lead_id: lead },
			},
		}),
		upload({ activity_id: { set: byId(3), holds: { activity_id: 3 } } }),
		upload({ project_id: { set: byId(2), holds: { project_id: 2 } } }),
		upload({ product_id: { set: byName('Route Planner Enterprise'), holds: { product_id: 3 } } }),
	],
	createRemoteFile: remote({
		set: { title: 'Prices', file_type: 'gsheet' },
		holds: { name: 'Prices' },
	}),
	linkRemoteFile: remote({ set: { remote_id: '1AbC-dEf_9' }, holds: { remote_id: '1AbC-dEf_9' } }),
	update: {
		start,
		parameters: { fileId },
		sets: {
			name: { set: 'Signed.pdf' },
			description: { set: 'Signed by both' },
		},
		read: record,
	},
	delete: { start, parameters: { fileId }, gone: record },
	download: {
		start,
		parameters: { fileId, binaryPropertyName: 'offer' },
		check: (_account, { items }) => {
			expect(items[0]?.binary?.offer?.data).toBe(offer.data);
			return Promise.resolve();
		},
	},
	get: { start, parameters: { fileId }, answers: record },
	getAll: { start, answers: `${path}?sort=id` },
	getManyOfRecord: (
		[
			['deal', 'dealId', 'deals'],
			['organization', 'organizationId', 'organizations'],
			['person', 'personId', 'persons'],
			['product', 'productId', 'products'],
		] as const
	).map(([of, parameter, collection]) => ({
		start: withUpload(path, 'file', offer, {
			[of === 'organization' ? 'org_id' : `${of}_id`]: '7',
		}),
		parameters: { of, [parameter]: byId(7) },
		answers: `/api/v1/${collection}/7/files`,
	})),
};

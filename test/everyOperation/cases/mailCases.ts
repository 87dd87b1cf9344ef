import { byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';

const threads = '/api/v1/mailbox/mailThreads';
const mailThreadId = '4';
const thread = `${threads}/${mailThreadId}`;

const ofDeal: SetParameters = {
	deal_id: { set: byName('Gutmann Group: annual support plan'), holds: { deal_id: 7 } },
	shared_flag: { set: true, holds: { shared_flag: 1 } },
	read_flag: { set: false, holds: { read_flag: 0 } },
	archived_flag: { set: true, holds: { archived_flag: 1 } },
};

const ofLead: SetParameters = {
	lead_id: {
		set: byName('Cassin, Douglas and Corkery downloaded the price list'),
		holds: { lead_id: 'e9b2a7fd-f337-49a4-aa84-2f711964eae8' },
	},
};

export const mailThreadCases: ResourceCases = {
	update: [ofDeal, ofLead].map((sets) => ({ parameters: { mailThreadId }, sets, read: thread })),
	delete: {
		start: async () => await Promise.resolve({ id: 4 }),
		parameters: { mailThreadId },
		gone: thread,
	},
	get: { parameters: { mailThreadId }, answers: thread },
	getAll: ['inbox', 'drafts', 'sent', 'archive'].map((folder) => ({
		parameters: { folder },
		answers: `${threads}?folder=${folder}&limit=50`,
	})),
};

export const mailMessageCases: ResourceCases = {
	get: {
		parameters: { mailMessageId: '1', include_body: true },
		answers: '/api/v1/mailbox/mailMessages/1?include_body=1',
	},
	getAll: { parameters: { mailThreadId }, answers: `${thread}/mailMessages` },
};

import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Pages } from '../../run/operation';
import { listFilters } from '../collections';
import { plainRecordOutput } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inQuery, numberFlags } from '../send';

/** Fields and pages that the histories of deals, persons and organizations share. */

export const byOffset: Pages = { style: 'offset', largest: 500 };

export const byCursor: Pages = { style: 'cursor', largest: 500 };

/** The users who see a record come whole, as nothing but their ids. */
export const permittedUserPages: Pages = {
	...wholeList,
	rowsIn: (data) => (Array.isArray(data) ? data : []).map((id) => ({ user_id: Number(id) })),
};

export const listOutput: INodeProperties[] = [...returnAllOrLimit, ...plainRecordOutput()];

export const emailOutput: INodeProperties[] = [
	...returnAllOrLimit,
	...plainRecordOutput(
		inQuery({
			displayName: 'Include Body',
			name: 'include_body',
			type: 'boolean',
			default: true,
			description: 'Whether to answer the text of the messages too, and not just their beginning',
		}),
	),
];

export const emailQuery = numberFlags('include_body');

/** Switched off, it is not sent: Pipedrive knows no other value than 1. */
export function updatesQuery({ all_changes: all, ...query }: IDataObject): IDataObject {
	return String(all) === 'true' ? { ...query, all_changes: 1 } : query;
}

/**
 * What Get Updates takes.
 * @param kinds of what can have happened to the record
 */
export const updatesFields = (kinds: INodePropertyOptions[]): INodeProperties[] => [
	...returnAllOrLimit,
	listFilters([
		inQuery({
			displayName: 'Custom Fields Too',
			name: 'all_changes',
			type: 'boolean',
			default: true,
			description: 'Whether to answer changes of custom fields as well',
		}),
		inQuery({
			displayName: 'Kinds',
			name: 'items',
			type: 'multiOptions',
			default: [],
			description: 'What is to be answered. Left empty, everything.',
			options: kinds,
		}),
	]),
	...plainRecordOutput(),
];

/** What can have happened to a deal or a person. */
export const kindsOfUpdates: INodePropertyOptions[] = [
	{ name: 'Activity', value: 'activity' },
	{ name: 'Call', value: 'call' },
	{ name: 'Campaign Statistics', value: 'marketing_campaign_stat' },
	{ name: 'Change', value: 'change' },
	{ name: 'Change of Deal', value: 'dealChange' },
	{ name: 'Change of Marketing Status', value: 'marketing_status_change' },
	{ name: 'Change of Organization', value: 'organizationChange' },
	{ name: 'Change of Person', value: 'personChange' },
	{ name: 'Comment', value: 'comment' },
	{ name: 'Deal', value: 'deal' },
	{ name: 'Document', value: 'document' },
	{ name: 'Email Message', value: 'mailMessage' },
	{ name: 'Email Message with Attachment', value: 'mailMessageWithAttachment' },
	{ name: 'File', value: 'file' },
	{ name: 'Follower', value: 'follower' },
	{ name: 'Follower of Deal', value: 'dealFollower' },
	{ name: 'Follower of Organization', value: 'organizationFollower' },
	{ name: 'Follower of Person', value: 'personFollower' },
	{ name: 'Invoice', value: 'invoice' },
	{ name: 'Note', value: 'note' },
	{ name: 'Participant', value: 'participant' },
	{ name: 'Planned Activity', value: 'plannedActivity' },
];

/** What can have happened to an organization. */
export const kindsOfOrganizationUpdates: INodePropertyOptions[] = [
	{ name: 'Activity', value: 'activity' },
	{ name: 'Activity File', value: 'activityFile' },
	{ name: 'Change', value: 'change' },
	{ name: 'Deal', value: 'deal' },
	{ name: 'Document', value: 'document' },
	{ name: 'Email Message', value: 'mailMessage' },
	{ name: 'Email Message with Attachment', value: 'mailMessageWithAttachment' },
	{ name: 'File', value: 'file' },
	{ name: 'Follower', value: 'follower' },
	{ name: 'Invoice', value: 'invoice' },
	{ name: 'Note', value: 'note' },
	{ name: 'Participant', value: 'participant' },
	{ name: 'Planned Activity', value: 'plannedActivity' },
];

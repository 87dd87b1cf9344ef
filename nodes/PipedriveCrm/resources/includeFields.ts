import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { inQuery } from './send';

/** What deals, persons and organizations all answer on request. */
const ofEveryRecord: INodePropertyOptions[] = [
	{ name: 'Activities', value: 'activities_count' },
	{ name: 'Activities Done', value: 'done_activities_count' },
	{ name: 'Activities to Do', value: 'undone_activities_count' },
	{ name: 'Email Messages', value: 'email_messages_count' },
	{ name: 'Files', value: 'files_count' },
	{ name: 'Followers', value: 'followers_count' },
	{ name: 'Last Activity', value: 'last_activity_id' },
	{ name: 'Next Activity', value: 'next_activity_id' },
	{ name: 'Notes', value: 'notes_count' },
	{ name: 'Smart BCC Email', value: 'smart_bcc_email' },
];

/** What persons and organizations answer of their deals. */
export const dealCounts: INodePropertyOptions[] = [
	{ name: 'Closed Deals', value: 'closed_deals_count' },
	{ name: 'Closed Deals, Related', value: 'related_closed_deals_count' },
	{ name: 'Lost Deals', value: 'lost_deals_count' },
	{ name: 'Lost Deals, Related', value: 'related_lost_deals_count' },
	{ name: 'Open Deals', value: 'open_deals_count' },
	{ name: 'Open Deals, Related', value: 'related_open_deals_count' },
	{ name: 'Won Deals', value: 'won_deals_count' },
	{ name: 'Won Deals, Related', value: 'related_won_deals_count' },
];

/** What deals and persons answer of their e-mails. */
export const mailTimes: INodePropertyOptions[] = [
	{ name: 'Last Incoming Email Time', value: 'last_incoming_mail_time' },
	{ name: 'Last Outgoing Email Time', value: 'last_outgoing_mail_time' },
];

/**
 * Include Fields of a resource: what every record has, and more.
 * @param more fields that only this resource has
 */
export const includeFields = (more: INodePropertyOptions[]): INodeProperties =>
	inQuery({
		displayName: 'Include Fields',
		name: 'include_fields',
		type: 'multiOptions',
		default: [],
		description: 'Fields that Pipedrive only answers when asked for',
		options: [...ofEveryRecord, ...more].sort((a, b) => a.name.localeCompare(b.name)),
	});

/** The keys that are answered on request, by the choices of Include Fields. */
export const keysOnRequest = ({ options = [] }: INodeProperties): string[] =>
	options.flatMap((option) => ('value' in option ? [String(option.value)] : []));

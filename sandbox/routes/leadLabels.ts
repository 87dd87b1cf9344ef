import { requireLiving } from '../rules/references.ts';
import { route, type KeyPath, type Route } from '../server/route.ts';
import { filledText, objectSchema, oneOf, uuidPath } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { toMillisecondTime } from '../state/clock.ts';
import { leadLabelColors, leadSources, type LeadLabelRecord } from '../state/leads.ts';
import { byUuid, uuidOf } from '../state/uuid.ts';

type LabelBody = Partial<Pick<LeadLabelRecord, 'name' | 'color'>>;

const reading = ['leads:read', 'leads:full'];
const writing = ['leads:full'];
const labelKeys = { name: filledText, color: oneOf(leadLabelColors) };

function labelAnswer(label: LeadLabelRecord) {
	return {
		id: label.uuid,
		name: label.name,
		color: label.color,
		add_time: toMillisecondTime(label.add_time),
		update_time: toMillisecondTime(label.update_time),
	};
}

function find(account: Account, uuid: string): LeadLabelRecord {
	return requireLiving(byUuid(account.leadLabels, uuid), 'Lead label');
}

/** Labels of leads, and where leads come from. */
export const leadLabelRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/leadLabels',
		cost: 10,
		scopes: reading,
		handler: ({ context }) => ({
			data: context.account.leadLabels
				.all()
				.filter((label) => !label.is_deleted)
				.map(labelAnswer),
		}),
	}),
	route<unknown, Required<LabelBody>>({
		method: 'POST',
		version: 'v1',
		path: '/leadLabels',
		cost: 10,
		scopes: writing,
		bodySchema: objectSchema(labelKeys, ['name', 'color']),
		handler: ({ context: { account, clock }, body: { name, color } }) => {
			const made = account.leadLabels.insert((id) => ({
				id,
				uuid: uuidOf('leadLabel', id),
				name,
				color,
				add_time: clock.time(),
				update_time: clock.time(),
				is_deleted: false,
			}));
			return { data: labelAnswer(made) };
		},
	}),
	route<unknown, LabelBody, KeyPath>({
		method: 'PATCH',
		version: 'v1',
		path: '/leadLabels/:id',
		cost: 10,
		scopes: writing,
		pathSchema: uuidPath,
		bodySchema: objectSchema(labelKeys),
		handler: ({ context: { account, clock }, path, body }) => {
			const label = find(account, path.id);
			account.leadLabels.change(label, { ...body, update_time: clock.time() });
			return { data: labelAnswer(label) };
		},
	}),
	route<unknown, unknown, KeyPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/leadLabels/:id',
		cost: 6,
		scopes: writing,
		pathSchema: uuidPath,
		handler: ({ context: { account }, path }) => {
			const label = find(account, path.id);
			account.leadLabels.change(label, { is_deleted: true });
			for (const lead of account.leads.all()) {
				if (!lead.label_ids.includes(label.uuid)) continue;
				const label_ids = lead.label_ids.filter((uuid) => uuid !== label.uuid);
				account.leads.change(lead, { label_ids });
			}
			return { data: { id: label.uuid } };
		},
	}),
	route({
		method: 'GET',
		version: 'v1',
		path: '/leadSources',
		cost: 2,
		scopes: reading,
		handler: () => ({ data: leadSources.map((name) => ({ name })) }),
	}),
];

import { requireRecord } from '../rules/references.ts';
import { badRequest, requireAdmin } from '../server/apiError.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { filledText, idPath, integer, objectSchema, oneOf } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import type { ActivityTypeRecord } from '../state/records.ts';

type TypeBody = Partial<Pick<ActivityTypeRecord, 'name' | 'icon_key' | 'color' | 'order_nr'>>;

const writing = ['admin'];
const icons = [
	...['task', 'email', 'meeting', 'deadline', 'call', 'lunch', 'calendar', 'downarrow'],
	...['document', 'smartphone', 'camera', 'scissors', 'cogs', 'bubble', 'uparrow', 'checkbox'],
	...['signpost', 'shuffle', 'addressbook', 'linegraph', 'picture', 'car', 'world', 'search'],
	...['clip', 'sound', 'brush', 'key', 'padlock', 'pricetag', 'suitcase', 'finish', 'plane'],
	...['loop', 'wifi', 'truck', 'cart', 'bulb', 'bell', 'presentation'],
];
const typeKeys = {
	name: filledText,
	icon_key: oneOf(icons),
	color: { type: 'string', pattern: '^[0-9A-Fa-f]{6}$' },
};

/** The key of a type follows from its name; a second one of that name gets a number behind it. */
function keyOf(account: Account, name: string): string {
	const key = name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_|_$/g, '');
	const taken = account.activityTypes.all().filter(({ key_string }) => key_string.startsWith(key));
	return taken.length === 0 ? key : `${key}_${String(taken.length)}`;
}

function requireFreeName(account: Account, name: string | undefined, but?: number): void {
	const same = account.activityTypes
		.all()
		.find((one) => one.active_flag && one.name === name && one.id !== but);
	if (same) throw badRequest('An activity type with this name already exists');
}

function requireActive(account: Account, id: number): ActivityTypeRecord {
	const type = account.activityTypes.get(id);
	return requireRecord(type?.active_flag ? type : undefined, 'Activity type');
}

/** Types of activities. */
export const activityTypeRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/activityTypes',
		cost: 20,
		scopes: ['activities:read', 'activities:full', 'admin'],
		handler: ({ context }) => ({ data: context.account.activityTypes.all() }),
	}),
	route<unknown, TypeBody & Pick<ActivityTypeRecord, 'name' | 'icon_key'>>({
		method: 'POST',
		version: 'v1',
		path: '/activityTypes',
		cost: 10,
		scopes: writing,
		bodySchema: objectSchema(typeKeys, ['name', 'icon_key']),
		handler: ({ context: { account, clock }, user, body }) => {
			requireAdmin(user);
			requireFreeName(account, body.name);
			const time = toV1Time(clock.time());
			const key_string = keyOf(account, body.name);
			return {
				data: account.activityTypes.insert((id) => ({
					id,
					order_nr: account.activityTypes.all().length + 1,
					key_string,
					active_flag: true,
					color: 'FFFFFF',
					is_custom_flag: true,
					add_time: time,
					update_time: time,
					...body,
				})),
			};
		},
	}),
	route<unknown, TypeBody, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: '/activityTypes/:id',
		cost: 10,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema({ ...typeKeys, order_nr: integer }),
		handler: ({ context: { account, clock }, user, path, body }) => {
			requireAdmin(user);
			const type = requireActive(account, path.id);
			requireFreeName(account, body.name, type.id);
			account.activityTypes.change(type, { ...body, update_time: toV1Time(clock.time()) });
			return { data: type };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/activityTypes/:id',
		cost: 6,
		scopes: writing,
		pathSchema: idPath,
		handler: ({ context: { account, clock }, user, path }) => {
			requireAdmin(user);
			const type = requireActive(account, path.id);
			const update_time = toV1Time(clock.time());
			account.activityTypes.change(type, { active_flag: false, update_time });
			return { data: type };
		},
	}),
];

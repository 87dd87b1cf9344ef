import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { ownerLocator } from '../locators/account';
import { ofRecord, ofRecordOrUser, userInPath } from '../locators/attached';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	marksRequired: false,
	simple: ['user_id', 'add_time'],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

const change: RecordShape = {
	marksRequired: false,
	simple: ['action', 'follower_user_id', 'time', 'actor_user_id'],
	clearable: [],
	names: [
		{ id: 'follower_user_id', name: 'follower_user_name', from: 'users' },
		{ id: 'actor_user_id', name: 'actor_user_name', from: 'users' },
	],
	linked: [],
};

const changesOf = (of: string) => `=/api/v2/${of}/followers/changelog`;
const followersOf = (of: string) => `=/api/v2/${of}/followers`;
const followerOf = (of: string) => `=/api/v2/${of}/followers/{{$parameter.userId}}`;

export const follower: Resource = {
	option: {
		name: 'Follower',
		value: 'follower',
		description: 'A user who is told of changes of a deal, person, organization or product',
	},
	record,
	operations: [
		{
			option: {
				name: 'Add',
				value: 'add',
				action: 'Add follower to record',
				description: 'Let a user follow a record',
				routing: {
					request: { method: 'POST', url: '=/api/v2/deals/{{$parameter.dealId}}/followers' },
				},
			},
			fields: [
				...ofRecord(followersOf),
				inBody({
					...ownerLocator,
					displayName: 'User',
					name: 'user_id',
					required: true,
					description: 'The user who is to follow',
				}),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Change Log',
				value: 'getChangeLog',
				action: 'Get change log of followers',
				description: 'Retrieve who began or ceased to follow a record, when and by whom',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v2/deals/{{$parameter.dealId}}/followers/changelog',
					},
				},
			},
			fields: [...ofRecord(changesOf), ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
			record: change,
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many followers of record',
				description: 'Retrieve the users who follow a record, or another user',
				routing: {
					request: { method: 'GET', url: '=/api/v2/deals/{{$parameter.dealId}}/followers' },
				},
			},
			fields: [...ofRecordOrUser(followersOf), ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
		},
		{
			option: {
				name: 'Remove',
				value: 'remove',
				action: 'Remove follower from record',
				description: 'Let a user no longer follow a record',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v2/deals/{{$parameter.dealId}}/followers/{{$parameter.userId}}',
					},
				},
			},
			fields: [...ofRecord(followerOf), userInPath, ...runOptions],
			answer: { kind: 'deleted' },
		},
	],
};

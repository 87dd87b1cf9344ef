import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../send';

export const attachedProject: INodeProperties = inBody({
	displayName: 'Project ID',
	name: 'project_id',
	type: 'number',
	default: 0,
	typeOptions: { minValue: 1 },
	description: 'The project that it is attached to',
});

export const attachedTask: INodeProperties = inBody({
	displayName: 'Task ID',
	name: 'task_id',
	type: 'number',
	default: 0,
	typeOptions: { minValue: 1 },
	description: 'The task that it is attached to',
});

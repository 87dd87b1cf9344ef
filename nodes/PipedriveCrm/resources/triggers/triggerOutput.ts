import type { INodeProperties } from 'n8n-workflow';
import { linkedNames, optionsWith, outputCustomFields, simplify } from '../recordOutput';

/**
 * How both triggers write records, as the action node does.
 * @param more options of the trigger itself
 */
export const triggerOutput = (...more: INodeProperties[]): INodeProperties[] => [
	simplify,
	optionsWith([linkedNames, outputCustomFields, ...more]),
];

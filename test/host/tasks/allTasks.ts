import { activityAtTen } from './activityAtTen.ts';
import { agentTool } from './agentTool.ts';
import { attachPdf } from './attachPdf.ts';
import { createDeal } from './createDeal.ts';
import { importCsv } from './importCsv.ts';
import { messageOnStage } from './messageOnStage.ts';
import { nightlyChanges } from './nightlyChanges.ts';
import type { Task } from './task.ts';

/** In the order in which they are played. */
export const allTasks: readonly Task[] = [
	createDeal,
	importCsv,
	nightlyChanges,
	messageOnStage,
	activityAtTen,
	attachPdf,
	agentTool,
];

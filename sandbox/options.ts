import { Command, InvalidArgumentError, Option } from 'commander';

import type { SandboxOptions } from './server/context.ts';
import { planNames, type PlanName } from './server/rateLimit.ts';

/** What the command line says beside the account's own options. */
export interface CommandLine extends SandboxOptions {
	port: number;
	json: boolean;
	exitWithParent: boolean;
	redirectUri: string[];
}

function wholeNumber(value: string): number {
	if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It takes a whole number from 0.');
	return Number(value);
}

function moment(value: string): number {
	const milliseconds = Date.parse(value);
	if (Number.isNaN(milliseconds)) {
		throw new InvalidArgumentError('It takes a time such as 2026-01-15T09:00:00Z.');
	}
	return milliseconds;
}

function collect(value: string, before: string[]): string[] {
	return [...before, value];
}

const defaultPlan: PlanName = 'ultimate';

function createCommand(): Command {
	return new Command('sandbox')
		.description(
			'A Pipedrive account on this machine: sample data, API v1 and v2, OAuth, rate limits and faults.',
		)
		.option('--port <number>', 'port on 127.0.0.1; 0 picks a free one', wholeNumber, 4010)
		.addOption(
			new Option('--plan <name>', 'whose rate limits and daily tokens apply')
				.choices(planNames)
				.default(defaultPlan),
		)
		.option('--latency <ms>', 'how long every answer takes at least', wholeNumber, 0)
		.option('--now <time>', 'let the account’s clock stand still at this time', moment)
		.option('--seed <number>', 'seed of the sample data, keys and tokens', wholeNumber, 1)
		.option('--deals <number>', 'how many deals the sample data lists', wholeNumber, 520)
		.option('--daily-tokens <number>', 'daily token budget, instead of the plan’s', wholeNumber)
		.option('--search-lag <ms>', 'how far search is behind (account’s clock)', wholeNumber, 0)
		.option('--webhook-timeout <ms>', 'how long a webhook may take to answer', wholeNumber, 10_000)
		.option('--fresh-in-updated-since', 'let updated_since find records never changed', false)
		.option('--contact-sync', 'let persons have a job title, birthday, notes and the like', false)
		.option('--campaigns', 'let persons have a marketing status', false)
		.option(
			'--lenient',
			'count what v1 would let pass, not refuse it; serve retired searches',
			false,
		)
		.option('--redirect-uri <uri>', 'callback URL of the OAuth app; repeatable', collect, [])
		.option('--json', 'print one line of JSON when ready, and nothing else', false)
		.option('--exit-with-parent', 'end when standard input closes', false)
		.addHelpText(
			'after',
			`
Examples:
  npm run sandbox -- --port 4010 --plan lite --latency 80
  npm run sandbox -- --now 2026-01-15T09:00:00Z --seed 7 --deals 500
  npm run sandbox -- --port 0 --json

Its controls (reset, faults, clock, request log) are described in sandbox/README.md.`,
		);
}

/**
 * Reads the command line; prints the help or the reason and ends the process where it is wrong.
 * @param argv as in `process.argv`
 */
export function readCommandLine(argv: string[]): CommandLine {
	const command = createCommand();
	command.parse(argv);
	return command.opts<CommandLine>();
}

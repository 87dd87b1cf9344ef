import { Command, InvalidArgumentError, Option } from 'commander';
import { planNames, type PlanName } from '../../sandbox/server/rateLimit.ts';

/** What the command line of `npm start` says. */
export interface StartOptions {
	/** Port of n8n on 127.0.0.1; 0 picks a free one. */
	port: number;
	/** Port of the sandbox on 127.0.0.1; 0 picks a free one. */
	sandboxPort: number;
	plan: PlanName;
	/** Forget workflows, credentials and login of earlier starts. */
	reset: boolean;
	/** Print one line of JSON when ready, progress on the error stream. */
	json: boolean;
}

function portNumber(value: string): number {
	if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
		throw new InvalidArgumentError('It takes a port from 0 to 65535.');
	}
	return Number(value);
}

function createCommand(): Command {
	return new Command('npm start --')
		.description(
			'n8n with this node package, a sandbox account of Pipedrive, a credential and the example workflows, all on this machine.',
		)
		.option('--port <number>', 'port of n8n; 0 picks a free one', portNumber, 5678)
		.option('--sandbox-port <number>', 'port of the sandbox; 0 picks one', portNumber, 0)
		.addOption(
			new Option('--plan <name>', "whose rate limits and daily tokens the sandbox's account has")
				.choices(planNames)
				.default('ultimate'),
		)
		.option('--reset', 'forget workflows, credentials and login of earlier starts', false)
		.option('--json', 'print one line of JSON when ready; progress goes to stderr', false)
		.addHelpText(
			'after',
			`
The first start installs n8n into .n8n-home (5 to 10 minutes and 3 GB); later ones reuse it.

Examples:
  npm start
  npm start -- --port 5690 --plan lite
  npm start -- --reset`,
		);
}

/**
 * Reads the command line; prints the help or the reason and ends the process where it is wrong.
 * @param argv as in `process.argv`
 */
export function readStartOptions(argv: string[]): StartOptions {
	const command = createCommand();
	command.parse(argv);
	return command.opts<StartOptions>();
}

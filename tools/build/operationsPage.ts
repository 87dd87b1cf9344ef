import type { Facts } from '../contract/facts.ts';
import { apiCallsOf } from './apiCalls.ts';
import type { BuiltOperation, BuiltResource } from './builtResources.ts';

const introduction = [
	'# Operations, calls, costs and scopes',
	'',
	'`npm run names` writes this page from the built node and the description of the API.',
	'',
	'- **Call**: what an operation asks of Pipedrive. Where it depends on a choice in the panel, each has a line.',
	'- **Tokens**: what a call costs of the daily budget of the account. A list costs that much for every page.',
	'- **Scopes**: an OAuth app needs one of them. With an API token the permissions of its user count.',
	'',
	'Names cost what the lists cost that they are looked up in, once in a run: those of stages, pipelines, users and',
	'custom fields, for example. Create or Update finds the record besides, Merge and Deal → Duplicate read what came',
	'of it, Field → Ensure and Stage → Ensure look what is there, and a conversion asks how far it is.',
];

const head = ['| Operation | Call | Tokens | Scopes |', '| --- | --- | --: | --- |'];

/** The page about what every operation asks of Pipedrive, line by line; tables without widths. */
export function operationsPage(resources: BuiltResource[], facts: Facts): string[] {
	return [
		...introduction,
		...resources.flatMap(({ option, operations }) => [
			'',
			`## ${option.name}`,
			'',
			...head,
			...operations.flatMap((operation) => rowsOf(operation, facts)),
		]),
		'',
	];
}

function rowsOf(operation: BuiltOperation, facts: Facts): string[] {
	const { name } = operation.option;
	const calls = apiCallsOf(operation, facts);
	if (calls.length === 0) return [`| ${name} | ${withoutCall(operation)} |  |  |`];
	return calls.map((call, index) => {
		const { cost = 0, scopes = [] } = facts[call] ?? {};
		const cells = [index === 0 ? name : '', `\`${call}\``, String(cost), scopesText(scopes)];
		return `| ${cells.join(' | ')} |`;
	});
}

const withoutCall = ({ answer }: BuiltOperation): string =>
	answer.kind === 'mark'
		? 'none: it moves a mark of the node'
		: 'the one that is written in the panel';

const scopesText = (scopes: string[]): string => scopes.map((scope) => `\`${scope}\``).join(', ');

import { apiCallsOf } from '../../tools/build/apiCalls';
import { builtResources } from '../../tools/build/builtResources';
import { facts } from './contractFiles.ts';
import leftOut from './leftOut.json';

/** Calls of the API by who offers them. */
const offers = new Map<string, string[]>();
const withoutCall: string[] = [];
for (const { option, operations } of builtResources()) {
	for (const operation of operations) {
		const name = `${option.name} → ${operation.option.name}`;
		const calls = apiCallsOf(operation, facts);
		if (calls.length === 0) withoutCall.push(name);
		for (const call of calls) offers.set(call, [...(offers.get(call) ?? []), name]);
	}
}

const twins: Record<string, string> = leftOut.twins.operations;
const others = leftOut.others.flatMap(({ operations }) => operations);
/** Pipedrive's description lists them; the facts leave them out, as another host serves them. */
const onOauthHost = leftOut.onOauthHost.operations;
const withReason = [...Object.keys(twins), ...others, ...onOauthHost];
const described = [...Object.keys(facts), ...onOauthHost];
const unaccounted = described.filter((name) => !offers.has(name) && !withReason.includes(name));

describe("the API's operations", () => {
	it('are offered by the node, or left out with a reason', () => {
		process.stdout.write(
			`Operations of the API: ${offers.size} offered, ${withReason.length} left out with a reason, ` +
				`${unaccounted.length} unaccounted; ${described.length} described, ` +
				`${onOauthHost.length} of them on the OAuth host and not among the facts.\n`,
		);
		expect(unaccounted).toEqual([]);
		expect([offers.size, withReason.length, described.length]).toEqual([284, 87, 371]);
	});

	it('have no reason to be left out where they are offered, or where there is no such operation', () => {
		const inFacts = [...Object.keys(twins), ...others];
		expect(new Set(withReason).size).toBe(withReason.length);
		expect(inFacts.filter((name) => !(name in facts) || offers.has(name))).toEqual([]);
		expect(onOauthHost.filter((name) => name in facts)).toEqual([]);
	});

	it('are left out as twins only where the node offers the call of version 2', () => {
		expect(Object.values(twins).filter((name) => !offers.has(name))).toEqual([]);
	});

	it('stand behind every operation of the node but those that have a path, or a mark, of their own', () => {
		const unexpected = withoutCall.filter((name) => !name.endsWith(' → Confirm Changes'));
		expect(unexpected).toEqual(['API → Request']);
	});
});

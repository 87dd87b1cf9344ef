import { tokenCost } from '../../nodes/PipedriveCrm/exchange/tokenCosts';
import { facts } from './contractFiles.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

describe("the node's table of token costs", () => {
	const operations = Object.entries(facts).filter(([, { cost }]) => cost !== undefined);

	it('names the documented cost of every operation of the API', () => {
		const wrong = operations.flatMap(([name, { cost }]) => {
			const [verb, template = ''] = name.split(' ');
			const method = METHODS.find((one) => one === verb);
			const known = method && tokenCost(method, template.replaceAll(/\{[^}]+\}/g, '7'));
			return known === cost ? [] : [`${name}: ${known} instead of ${cost}`];
		});
		expect(wrong).toEqual([]);
		expect(operations.length).toBeGreaterThan(360);
	});
});

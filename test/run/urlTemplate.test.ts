import { resources } from '../../nodes/PipedriveCrm/resources/resources';
import { compileUrl } from '../../nodes/PipedriveCrm/run/urlTemplate';

describe('compileUrl', () => {
	it('fills parameters in, each as one segment of the path', () => {
		const url = compileUrl('=/api/v2/deals/{{$parameter.dealId}}/products/{{ $parameter.row }}');
		const filled = url.fill(
			new Map<string, string | number>([
				['dealId', '../users?x=1'],
				['row', 7],
			]),
		);
		expect(url.parameters).toEqual(['dealId', 'row']);
		expect(filled).toBe('/api/v2/deals/..%2Fusers%3Fx%3D1/products/7');
	});

	it('refuses any other expression', () => {
		expect(() => compileUrl('=/deals/{{ $json.id }}')).toThrow('more than {{$parameter.name}}');
	});

	it('compiles the url of every row, from parameters that the row has', () => {
		for (const { operations } of resources) {
			for (const { option, fields } of operations) {
				const names = fields.map(({ name }) => name);
				expect(names).toEqual(
					expect.arrayContaining(compileUrl(option.routing.request.url).parameters),
				);
			}
		}
	});
});

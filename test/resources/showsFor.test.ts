import fc from 'fast-check';
import { type Row, showsFor } from '../../nodes/PipedriveCrm/resources/showsFor';

const rows = fc.uniqueArray(
	fc.record({
		resource: fc.constantFrom('deal', 'person', 'note', 'task'),
		operation: fc.constantFrom('create', 'get', 'getAll', 'update', 'delete'),
		isWanted: fc.boolean(),
	}),
	{ selector: ({ resource, operation }) => `${resource} ${operation}` },
);

const keyOf = ({ resource, operation }: Row) => `${resource} ${operation}`;

describe('conditions for rows', () => {
	it.each([true, false])(
		'show the wanted rows, each once, and no others (whole conditions: %s)',
		(isWhole) => {
			fc.assert(
				fc.property(rows, (among) => {
					const wanted = among.filter(({ isWanted }) => isWanted);
					const shown = showsFor(wanted, among).flatMap(({ resources, operations, needs }) =>
						among.filter(
							({ resource, operation }) =>
								((!isWhole && !needs.resource) || resources.includes(resource)) &&
								((!isWhole && !needs.operation) || operations.includes(operation)),
						),
					);
					expect(shown.map(keyOf).sort()).toEqual(wanted.map(keyOf).sort());
				}),
			);
		},
	);

	it('are one where resources can share it', () => {
		const among = ['deal', 'person'].flatMap((resource) =>
			['delete', 'get'].map((operation) => ({ resource, operation })),
		);
		const wanted = among.filter(({ operation }) => operation === 'get');
		expect(showsFor(wanted, among)).toEqual([
			{
				resources: ['deal', 'person'],
				operations: ['get'],
				needs: { resource: false, operation: true },
			},
		]);
	});
});

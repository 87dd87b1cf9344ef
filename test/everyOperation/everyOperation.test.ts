import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { loadPackage } from '../../engine/nodeTypes';
import { stopEngine } from '../../engine/n8n';
import { gapsOf } from './coverage';
import { groups } from './groups';
import { casesOf, type ResourceCases } from './operationCase';
import { operationsOf, panelOperations } from './panel';

/** Operations of the node; a new one has to be played too. */
const count = 261;

const cases: Record<string, ResourceCases> = Object.assign({}, ...Object.values(groups));

const nameOf = ({ resource, value }: { resource: string; value: string }) => `${resource} ${value}`;

const ofCases = Object.entries(cases).flatMap(([resource, operations]) =>
	Object.keys(operations).map((value) => ({ resource, value })),
);

afterAll(stopEngine);

it('every operation of the description is played, and no other', () => {
	const played = panelOperations.filter(
		({ resource, value }) => casesOf(cases[resource] ?? {}, value).length > 0,
	);
	console.log(
		`${played.length} of ${panelOperations.length} operations of ${Object.keys(cases).length} ` +
			`resources are played, in ${Object.values(cases).flatMap((one) => Object.values(one).flat()).length} cases`,
	);
	expect(ofCases.map(nameOf).sort()).toEqual(panelOperations.map(nameOf).sort());
	expect(panelOperations).toHaveLength(count);
});

it('no resource is in two groups', () => {
	const resources = Object.values(groups).flatMap((group) => Object.keys(group));
	expect([...new Set(resources)]).toEqual(resources);
});

it.each(panelOperations.filter(({ resource }) => resource in cases))(
	'$resource $value has cases that set every parameter',
	(operation) => {
		expect(gapsOf(operation, casesOf(cases[operation.resource] ?? {}, operation.value))).toEqual(
			[],
		);
	},
);

it('every group is played by a file of its name', () => {
	for (const group of Object.keys(groups)) {
		const file = readFileSync(join(__dirname, `${group}.test.ts`), 'utf8');
		expect(file).toContain(`describeOperations(${group});`);
	}
});

it('the operations are those of the built package, which the engine runs', async () => {
	const { description } = (await loadPackage()).getNode('pipedriveCrm').type as INodeType;
	expect(operationsOf(description.properties)).toEqual(panelOperations);
});

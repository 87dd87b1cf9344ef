import type { INodeProperties } from 'n8n-workflow';
import { PipedriveCrmPollTrigger } from '../../nodes/PipedriveCrm/PipedriveCrmPollTrigger.node';
import { PipedriveCrmTrigger } from '../../nodes/PipedriveCrm/PipedriveCrmTrigger.node';
import { watchedObjects } from '../../nodes/PipedriveCrm/events/watchedObjects';
import { triggerNames } from '../../tools/build/parameterNames';
import promised from './triggerNames.json';

const triggers = [new PipedriveCrmTrigger(), new PipedriveCrmPollTrigger()];

/** Every field of a panel with those inside its boxes. */
const everyField = (fields: INodeProperties[]): INodeProperties[] =>
	fields.flatMap((field) => {
		if (field.type === 'collection') {
			return [field, ...everyField(field.options as INodeProperties[])];
		}
		if (field.type !== 'fixedCollection') return [field];
		const boxes = field.options as { values: INodeProperties[] }[];
		return [field, ...boxes.flatMap(({ values }) => everyField(values))];
	});

describe('the triggers', () => {
	it('have the names that workflows may contain, and no others (`npm run names` adds them)', () => {
		const names = triggers.flatMap(({ description: { name, properties } }) =>
			triggerNames(name, properties),
		);
		expect(names).toEqual(promised);
	});

	it('name only lists that the editor can load', () => {
		for (const { description, methods } of triggers) {
			for (const { typeOptions } of everyField(description.properties)) {
				const method = typeOptions?.loadOptionsMethod;
				if (method !== undefined) expect(Object.keys(methods.loadOptions)).toContain(method);
			}
		}
	});

	it('can be found in the node creator by what they watch: every choice of Trigger On has a text of its own', () => {
		for (const { description } of triggers) {
			const { options = [] } =
				description.properties.find(({ name }) => name === 'triggerOn') ?? {};
			const actions = options.map((option) => ('action' in option ? option.action : undefined));
			expect(new Set(actions).size).toBe(watchedObjects.length + 1);
			for (const action of actions) expect(action).toMatch(/^On [a-z ,]+$/);
		}
	});

	it('show, for every choice of Trigger On, its events once and by name', () => {
		const [instant] = triggers;
		const properties = instant?.description.properties ?? [];
		for (const { value, events } of watchedObjects) {
			const shown = properties.filter(
				({ name, displayOptions }) =>
					name === 'events' && displayOptions?.show?.triggerOn?.includes(value),
			);
			expect(shown).toHaveLength(1);
			const values = (shown[0]?.options ?? []).map((option) => 'value' in option && option.value);
			expect(values).toEqual(events.map((event) => event.value));
		}
	});
});

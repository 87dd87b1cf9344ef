import type { INodeProperties } from 'n8n-workflow';
import { PipedriveCrmPollTrigger } from '../../nodes/PipedriveCrm/PipedriveCrmPollTrigger.node';
import { PipedriveCrmTrigger } from '../../nodes/PipedriveCrm/PipedriveCrmTrigger.node';
import { isListed, watchedObjects } from '../../nodes/PipedriveCrm/events/watchedObjects';
import { changeFieldSource } from '../../nodes/PipedriveCrm/triggers/triggerSettings';
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
			expect(new Set(actions).size).toBe(options.length);
			for (const action of actions) expect(action).toMatch(/^On [a-z ,]+$/);
		}
	});

	it('offer every kind of records, the polling one those whose list tells what has changed', () => {
		const [instant, polling] = triggers.map(({ description: { properties } }) =>
			(properties.find(({ name }) => name === 'triggerOn')?.options ?? []).map(
				(option) => 'value' in option && option.value,
			),
		);
		const values = watchedObjects.map(({ value }) => value);
		expect([...(instant ?? [])].sort()).toEqual([...values, 'anything', 'other'].sort());
		const listed = watchedObjects.filter(isListed).map(({ value }) => value);
		expect([...(polling ?? [])].sort()).toEqual([...listed, 'anything'].sort());
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

	it('have an event to choose for whatever can be watched, and a cost for whatever is polled', () => {
		for (const { description } of triggers) {
			const options = description.properties.find(({ name }) => name === 'triggerOn')?.options;
			const choices = (options ?? []).map((option) => ('value' in option ? option.value : ''));
			const shownFor = (choice: unknown, wanted: (field: INodeProperties) => boolean) =>
				description.properties.filter(
					(field) =>
						wanted(field) && field.displayOptions?.show?.triggerOn?.includes(choice as string),
				);
			for (const choice of choices) {
				expect(shownFor(choice, ({ name }) => name === 'events').length).toBeGreaterThan(0);
				if (description.polling !== true) continue;
				expect([choice, shownFor(choice, ({ name }) => name.startsWith('costOf')).length]).toEqual([
					choice,
					1,
				]);
			}
		}
	});

	it('have fields to choose for every kind of records, the account has or those that are known', () => {
		for (const { value } of watchedObjects) {
			const { shape, standardFields = {} } = changeFieldSource(value) ?? {};
			const count = Object.keys(standardFields).length;
			expect([value, shape?.fields !== undefined || count > 0]).toEqual([value, true]);
		}
		expect(changeFieldSource('lead')?.standardFields).toMatchObject({ owner_id: 'Owner' });
		for (const choice of ['anything', 'other']) expect(changeFieldSource(choice)).toBeUndefined();
	});
});

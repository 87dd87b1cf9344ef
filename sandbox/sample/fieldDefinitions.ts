import type { Account } from '../state/account.ts';
import {
	customFieldCode,
	type FieldDefinition,
	type FieldEntity,
	type FieldOption,
} from '../state/customFields.ts';
import { builtInFields, labels } from './builtInFieldTable.ts';
import { customFields, type SampleField } from './customFieldTable.ts';

const entities: readonly FieldEntity[] = [
	'deal',
	'person',
	'organization',
	'product',
	'activity',
	'project',
];

/** Where the numbers of fields and of options start; stored filters and values refer to them. */
const firstFieldNumber = 12_401;
const firstOptionId = 61;

function builtInsOf(entity: FieldEntity, nextNumber: () => number, nextOption: () => number) {
	return builtInFields[entity].map(([code, name, type, more]): FieldDefinition => {
		const ofLabels =
			code === 'label_ids'
				? labels[entity]?.map(([label, color]) => ({ id: nextOption(), label, color }))
				: undefined;
		return {
			number: nextNumber(),
			field_name: name,
			field_code: code,
			description: '',
			field_type: type,
			options: ofLabels ?? more?.options?.map((option) => ({ ...option })) ?? null,
			is_custom_field: false,
			is_optional_response_field: more?.optional ?? false,
		};
	});
}

function customOf(
	seed: number,
	entity: FieldEntity,
	sample: SampleField,
	number: number,
	options: FieldOption[] | null,
): FieldDefinition {
	return {
		number,
		field_name: sample.name,
		field_code: customFieldCode(seed, entity, sample.type, sample.name),
		description: sample.about,
		field_type: sample.type,
		options,
		is_custom_field: true,
		is_optional_response_field: false,
	};
}

/** Defines the built-in and the custom fields of every entity. */
export function addFieldDefinitions(account: Account, seed: number): void {
	let lastNumber = firstFieldNumber - 1;
	let lastOption = firstOptionId - 1;
	const nextNumber = () => (lastNumber += 1);
	const nextOption = () => (lastOption += 1);
	for (const entity of entities) {
		account.fields[entity].push(...builtInsOf(entity, nextNumber, nextOption));
		if (entity === 'activity') continue;
		for (const sample of customFields[entity]) {
			const options = sample.options?.map((label) => ({ id: nextOption(), label })) ?? null;
			account.fields[entity].push(customOf(seed, entity, sample, nextNumber(), options));
		}
	}
}

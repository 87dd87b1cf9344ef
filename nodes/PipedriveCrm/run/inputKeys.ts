import type { IDataObject } from 'n8n-workflow';
import { type CustomField, customFieldsOf } from '../fields/customFields';
import { FieldProblem, shown } from '../fields/fieldProblem';
import { bareName, type PlacelessInput } from '../fields/inputNames';
import { nearest } from '../fields/names';
import { placelessName } from '../fields/placeless';
import type { RecordShape } from '../fields/recordShape';
import type { Reading } from './plan';
import { directoryOf } from './references';

/** What a key of an incoming item stands for. */
export type KeyMeaning =
	/** A parameter; the label is of an entry in a list, e.g. 'home' of an e-mail address. */
	| { kind: 'parameter'; input: Reading; label?: string }
	| { kind: 'customField'; field: CustomField }
	/** The object in which Get answers custom fields. */
	| { kind: 'customFields' }
	/** Left out since the user said so. */
	| { kind: 'ignored' }
	/** Answered by Pipedrive and not taken; the remark says more where there is more to say. */
	| { kind: 'readOnly'; remark?: PlacelessInput }
	| { kind: 'problem'; problem: FieldProblem; holdsAnyway?: boolean };

/** What the keys of the input of one operation can stand for. */
export interface KnownKeys {
	/** Name of the resource in the editor, e.g. 'Deal'. */
	resource: string;
	/** The parameters that write into the body. */
	inputs: Reading[];
	shape: RecordShape;
	/** The account's fields of the resource, standard and custom; none where it has no such list. */
	definitions: IDataObject[];
	/** Keys that the user wants left out. */
	ignored: string[];
}

/** What the node itself says about an item. */
export const resultKey = '_result';

const endOfDisplayName = / names? or ids?$/i;

/** Tells what the keys of input items stand for: parameters, custom fields, or nothing that can be written. */
export class InputKeys {
	private readonly meanings = new Map<string, KeyMeaning>();

	private readonly custom: CustomField[];

	private readonly byKey = new Map<string, Reading>();

	private readonly byName = new Map<string, Reading>();

	private readonly readOnly: Set<string>;

	/** Names of what is read-only, the account's own names too. */
	private readonly readOnlyNames: Set<string>;

	private readonly ignored: Set<string>;

	constructor(private readonly known: KnownKeys) {
		const { shape, definitions, inputs } = known;
		this.custom = customFieldsOf(definitions);
		this.ignored = new Set(known.ignored.map(bareName));
		this.readOnly = new Set(readOnlyKeys(shape));
		for (const input of inputs) {
			const key = input.send?.key ?? '';
			this.byKey.set(key, input);
			this.byName.set(bareName(key), input);
			this.byName.set(bareName(input.property.name), input);
			this.byName.set(bareName(input.property.displayName.replace(endOfDisplayName, '')), input);
		}
		this.addNames(definitions, shape);
		const standard = definitions.filter((definition) => definition.is_custom_field !== true);
		const named = standard.flatMap(({ field_code: code, field_name: name }) => [code, name]);
		this.readOnlyNames = new Set([...this.readOnly, ...named.map(String)].map(bareName));
	}

	/** What a key stands for. */
	meaningOf(key: string): KeyMeaning {
		const known = this.meanings.get(key);
		if (known !== undefined) return known;
		const meaning = this.find(key);
		this.meanings.set(key, meaning);
		return meaning;
	}

	/** What a key within `custom_fields` stands for, where only custom fields have a place. */
	customMeaningOf(key: string): KeyMeaning {
		const exact = this.custom.find((field) => [field.key, field.name].includes(key));
		if (exact !== undefined) return { kind: 'customField', field: exact };
		const [field, twin] = this.customNamed(key);
		if (twin !== undefined) return { kind: 'problem', problem: this.severalNamed(key) };
		if (field !== undefined) return { kind: 'customField', field };
		return this.nothing(key);
	}

	/** The account's own names of standard fields, and other names that they go by. */
	private addNames(definitions: IDataObject[], { inputNames }: RecordShape): void {
		const listed = new Set(definitions.map(({ field_code: code }) => code));
		const { aliases = {}, aliasesWhereListed = {} } = inputNames ?? {};
		const whereListed = Object.entries(aliasesWhereListed).filter(([, key]) => listed.has(key));
		const named = definitions
			.filter((definition) => definition.is_custom_field !== true)
			.map((field): [string, string] => [String(field.field_name), String(field.field_code)]);
		for (const [name, key] of [...Object.entries(aliases), ...whereListed, ...named]) {
			const input = this.byKey.get(key) ?? this.byKey.get(aliases[key] ?? '');
			if (input !== undefined && !this.byName.has(bareName(name))) {
				this.byName.set(bareName(name), input);
			}
		}
	}

	private find(key: string): KeyMeaning {
		if (this.ignored.has(bareName(key))) return { kind: 'ignored' };
		return this.exact(key) ?? this.loose(key) ?? this.header(key) ?? this.nothing(key);
	}

	private exact(key: string): KeyMeaning | undefined {
		const input = this.byKey.get(key);
		if (key === 'custom_fields' && input !== undefined) return { kind: 'customFields' };
		if (input !== undefined) return { kind: 'parameter', input };
		if (this.readOnly.has(key)) {
			return { kind: 'readOnly', remark: this.known.shape.inputNames?.placeless[key] };
		}
		const field = this.custom.find((candidate) => [candidate.key, candidate.name].includes(key));
		return field && { kind: 'customField', field };
	}

	private loose(key: string): KeyMeaning | undefined {
		const name = bareName(key);
		const input = this.byName.get(name);
		if (input !== undefined) return { kind: 'parameter', input };
		const [field, twin] = this.customNamed(key);
		if (twin !== undefined) return { kind: 'problem', problem: this.severalNamed(key) };
		if (field !== undefined) return { kind: 'customField', field };
		return this.readOnlyNames.has(name) ? { kind: 'readOnly' } : undefined;
	}

	private customNamed(key: string): CustomField[] {
		const name = bareName(key);
		return this.custom.filter(
			(field) =>
				bareName(field.name) === name ||
				bareName(field.name.replace(` (${field.key.slice(0, 8)})`, '')) === name,
		);
	}

	private severalNamed(key: string): FieldProblem {
		const fields = this.customNamed(key);
		return new FieldProblem(
			`has ${fields.length} fields named ${shown(key)}: ${fields.map(({ name }) => name).join(', ')}`,
			'Use the name with the beginning of its key behind it.',
		);
	}

	/** The head of a column as Pipedrive exports it: 'Person - Email - Work', 'Organization - Name'. */
	private header(key: string): KeyMeaning | undefined {
		const [first = '', second, ...more] = key.split(/\s+-\s+/);
		if (second === undefined) return undefined;
		if (bareName(first) === bareName(this.known.resource)) {
			const rest = [second, ...more].join(' - ');
			return this.exact(rest) ?? this.loose(rest) ?? this.header(rest);
		}
		const part = this.loose(first);
		if (part?.kind === 'parameter' && part.input.isTextList && more.length === 0) {
			return { ...part, label: second.toLowerCase() };
		}
		const link = this.known.inputs.find(
			({ property }) => directoryOf(property)?.noun === first.toLowerCase(),
		);
		const isItsName = /^(?:name|title|id)$/i.test(second);
		return link !== undefined && isItsName ? { kind: 'parameter', input: link } : undefined;
	}

	private nothing(key: string): KeyMeaning {
		const { resource, shape, inputs } = this.known;
		const name = bareName(key);
		const placeless = Object.entries(shape.inputNames?.placeless ?? {}).find(
			([candidate]) => bareName(candidate) === name,
		)?.[1];
		if (placeless !== undefined) {
			const problem = placelessName(key, placeless);
			return { kind: 'problem', problem, holdsAnyway: placeless.holdsAnyway };
		}
		const close = nearest(key, [
			...inputs.map(({ property, send }) => ({
				name: property.displayName.replace(endOfDisplayName, ''),
				texts: [property.displayName.replace(endOfDisplayName, ''), send?.key ?? ''],
			})),
			...this.custom.map((field) => ({ name: field.name, texts: [field.name] })),
		]);
		const problem = new FieldProblem(
			`has no field ${shown(key)}`,
			close.length > 0
				? `Did you mean ${close.map((one) => `'${one}'`).join(' or ')}?`
				: `Name the key like a field of the ${resource.toLowerCase()}, or add it to 'Inputs to Ignore'.`,
		);
		return { kind: 'problem', problem };
	}
}

/** What a record is answered with and does not take: what Pipedrive keeps, and what the node adds. */
function readOnlyKeys(shape: RecordShape): string[] {
	return [
		...(shape.inputNames?.readOnly ?? []),
		...shape.names.map(({ name }) => name),
		...shape.linked.map(({ name }) => name),
		...['label_names', 'url', resultKey],
	];
}

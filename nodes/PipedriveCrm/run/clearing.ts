import type { IDataObject } from 'n8n-workflow';
import { findCustomField } from '../fields/customFields';
import type { AccountLists } from '../fields/accountLists';
import { FieldProblem, shown } from '../fields/fieldProblem';
import { comparable } from '../fields/names';
import type { Empty, RecordShape } from '../fields/recordShape';
import { listOf } from '../fields/values';

/** Empties fields of records of one resource, and knows which can be emptied. */
export class FieldClearer {
	constructor(
		private readonly shape: RecordShape,
		private readonly lists: AccountLists,
	) {}

	/**
	 * What to send so that the named fields are emptied.
	 * @param names keys or names of fields, standard and custom: an array, or text with commas
	 * @throws {FieldProblem} when the API cannot empty one, or there is none of that name
	 */
	async byName(names: unknown): Promise<IDataObject> {
		const cleared: IDataObject = {};
		const custom: IDataObject = {};
		for (const name of listOf(names).map(String)) {
			const standard = this.standard(name);
			if (standard !== undefined) cleared[standard.key] = structuredClone(standard.empty);
			else custom[await this.customKey(name)] = null;
		}
		return Object.keys(custom).length > 0 ? { ...cleared, custom_fields: custom } : cleared;
	}

	/**
	 * What to send so that a standard field is emptied, or a part of it such as `address.country`.
	 * @throws {FieldProblem} when the API cannot empty it
	 */
	byKey(key: string): Empty {
		const standard = this.clearable(key);
		if (standard !== undefined) return structuredClone(standard.empty);
		throw new FieldProblem(
			'cannot be emptied in Pipedrive',
			"Give it a value, or choose 'Leave Unchanged' for empty values.",
		);
	}

	/** Whether a standard field can be emptied at all. */
	canClear(key: string): boolean {
		return this.clearable(key) !== undefined;
	}

	private clearable(key: string) {
		const [whole] = key.split('.');
		return this.shape.clearable.find((field) => field.key === whole);
	}

	private async customKey(name: string): Promise<string> {
		const { clearable, fields } = this.shape;
		if (fields !== undefined) return (await findCustomField(this.lists, fields, name)).key;
		throw new FieldProblem(
			`holds ${shown(name)}, which cannot be emptied in Pipedrive`,
			`These can: ${clearable.map((field) => field.name).join(', ')}.`,
		);
	}

	private standard(name: string) {
		const wanted = comparable(name);
		const found = this.shape.clearable.find((field) =>
			[field.key, field.name].some((text) => comparable(text) === wanted),
		);
		if (found === undefined && this.shape.simple.includes(name)) {
			throw new FieldProblem(
				`holds ${shown(name)}, which cannot be emptied in Pipedrive`,
				`These can: ${this.shape.clearable.map((field) => field.name).join(', ')}, and custom fields.`,
			);
		}
		return found;
	}
}

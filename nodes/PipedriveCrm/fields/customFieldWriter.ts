import type { IDataObject } from 'n8n-workflow';
import { outcomeOf } from '../exchange/outcome';
import type { AccountLists } from './accountLists';
import { type CustomField, findCustomField } from './customFields';
import { encodeCustomValue, type EncodeContext } from './encode';
import { FieldProblem } from './fieldProblem';
import type { NameFinder } from './findByName';
import { bareName, type InputNames } from './inputNames';
import { placelessName } from './placeless';
import { isBlank } from './values';

const usersPath = '/api/v1/users';

/** Turns custom fields by name into what the API takes, for one run. */
export class CustomFieldWriter {
	private readonly context: EncodeContext;

	/**
	 * @param path of the list of field definitions, e.g. '/api/v2/dealFields'
	 * @param timezone IANA name of the workflow's zone
	 * @param names tell of names that Pipedrive has no place for
	 */
	constructor(
		private readonly path: string,
		private readonly lists: AccountLists,
		finder: NameFinder,
		timezone: string,
		private readonly names: InputNames | undefined,
	) {
		this.context = {
			finder,
			timezone,
			ownCurrency: async () => {
				const users = await lists.rows(usersPath);
				return String(users.find(({ is_you: isYou }) => isYou === true)?.default_currency);
			},
		};
	}

	/**
	 * Values by the keys of their fields.
	 * @param values by name or key of the field
	 * @param clearBlank whether a blank value empties its field; else it leaves the field as it is
	 * @throws {FieldProblem} naming the field when it is unknown or its value does not fit
	 */
	async write(values: IDataObject, clearBlank: boolean): Promise<IDataObject> {
		const written: IDataObject = {};
		for (const [name, value] of Object.entries(values)) {
			const blank = isBlank(value);
			if (blank && !clearBlank) continue;
			const field = await this.find(name);
			written[field.key] = blank ? null : await this.writeOne(field, value);
		}
		return written;
	}

	private async find(name: string): Promise<CustomField> {
		const outcome = await outcomeOf(async () => await findCustomField(this.lists, this.path, name));
		if (outcome.ok) return outcome.value;
		const { cause } = outcome;
		const placeless = Object.entries(this.names?.placeless ?? {}).find(
			([candidate]) => bareName(candidate) === bareName(name),
		)?.[1];
		if (placeless === undefined || !(cause instanceof FieldProblem)) throw cause;
		throw placelessName(name, placeless);
	}

	private async writeOne(field: CustomField, value: unknown): Promise<IDataObject[string]> {
		const outcome = await outcomeOf(
			async () => await encodeCustomValue(field, value, this.context),
		);
		if (outcome.ok) return outcome.value;
		const { cause } = outcome;
		if (!(cause instanceof FieldProblem)) throw cause;
		throw new FieldProblem(cause.message, cause.nextStep, { name: field.name, key: field.key });
	}
}

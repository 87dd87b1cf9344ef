import type { INodeParameters } from 'n8n-workflow';
import type { Stage } from './stage.ts';

/** A custom field of the account, by the name that people see. */
export interface NamedField {
	key: string;
	/** The id of an option, by its label. */
	option: (label: string) => number;
}

interface Field {
	field_name: string;
	field_code: string;
	field_type: string;
	options: { id: number; label: string }[] | null;
}

/**
 * Looks a field of the account up.
 * @param kind e.g. `deal`
 * @throws {Error} where there is none of this name
 */
export async function fieldNamed(stage: Stage, kind: string, name: string): Promise<NamedField> {
	const fields = (await stage.data(`/api/v2/${kind}Fields?limit=500`)) as Field[];
	const field = fields.find(({ field_name }) => field_name === name);
	if (field === undefined) throw new Error(`There is no ${kind} field '${name}'`);
	const option = (label: string) => {
		const found = field.options?.find((one) => one.label === label);
		if (found === undefined) throw new Error(`'${name}' has no option '${label}'`);
		return found.id;
	};
	return { key: field.field_code, option };
}

/** What the built-in node sets a custom field by. */
export function customFields(values: Record<string, string>): INodeParameters {
	return { property: Object.entries(values).map(([name, value]) => ({ name, value })) };
}

/** The id of the user of this name. */
export async function userNamed(stage: Stage, name: string): Promise<number> {
	const users = await stage.list('/api/v1/users');
	const user = users.find((one) => one.name === name);
	if (user === undefined) throw new Error(`There is no user '${name}'`);
	return user.id as number;
}

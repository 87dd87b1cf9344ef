interface Field {
	name: string;
	type: string;
	options?: unknown[];
}

interface NamedResource {
	option: { value: string | number | boolean };
	operations: { option: { value: string | number | boolean }; fields: Field[] }[];
}

/**
 * The names that users' workflows contain, one line each: `resource operation parameter[.parameter] type`.
 */
export function parameterNames(resources: NamedResource[]): string[] {
	return resources.flatMap(({ option: resource, operations }) =>
		operations.flatMap(({ option, fields }) =>
			fields.flatMap((field) => {
				const path = `${String(resource.value)} ${String(option.value)} ${field.name}`;
				const inside = field.type === 'collection' ? (field.options as Field[]) : [];
				return [
					`${path} ${field.type}`,
					...inside.map((child) => `${path}.${child.name} ${child.type}`),
				];
			}),
		),
	);
}

interface Choice {
	value: unknown;
}

/**
 * The names of a trigger that users' workflows contain: `node parameter[.parameter] type`, and the values of choices,
 * `node parameter value`, where they are the node's own and not the account's.
 */
export function triggerNames(node: string, fields: Field[]): string[] {
	const lines = fields
		.filter(({ type }) => type !== 'notice')
		.flatMap((field) => linesOf(`${node} ${field.name}`, field));
	return [...new Set(lines)].sort();
}

interface Box {
	name: string;
	values: Field[];
}

function linesOf(path: string, { type, options = [] }: Field): string[] {
	return [`${path} ${type}`, ...within()];

	function within(): string[] {
		switch (type) {
			case 'collection':
				return (options as Field[]).flatMap((child) => linesOf(`${path}.${child.name}`, child));
			case 'fixedCollection':
				return (options as Box[]).flatMap(({ name, values }) =>
					values.flatMap((child) => linesOf(`${path}.${name}.${child.name}`, child)),
				);
			case 'multiOptions':
			case 'options':
				return (options as Choice[]).map(({ value }) => `${path} = ${String(value)}`);
			default:
				return [];
		}
	}
}

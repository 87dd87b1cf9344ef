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

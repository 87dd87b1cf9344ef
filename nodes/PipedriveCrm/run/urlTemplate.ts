const placeholder = /\{\{\s*\$parameter\.(\w+)\s*\}\}/g;

/** A compiled url of a row: the parameters it names, and how to fill them in. */
export interface UrlTemplate {
	parameters: string[];
	fill: (values: Map<string, number | string>) => string;
}

/**
 * Compiles the url of a row. Only `{{$parameter.name}}` is understood; every value is encoded as one
 * segment of the path.
 * @param url as n8n writes it: with a leading '=' when it holds placeholders
 * @throws {Error} for any other expression: that is a slip in the row, not in the workflow
 */
export function compileUrl(url: string): UrlTemplate {
	const template = url.replace(/^=/, '');
	const parameters = [...template.matchAll(placeholder)].map(([, name = '']) => name);
	if (template.replace(placeholder, '').includes('{{')) {
		throw new Error(`The url '${url}' holds more than {{$parameter.name}}`);
	}
	return {
		parameters,
		fill: (values) =>
			template.replace(placeholder, (_whole, name: string) =>
				encodeURIComponent(values.get(name) ?? ''),
			),
	};
}

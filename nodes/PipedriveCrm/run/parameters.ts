import type { IExecuteFunctions, IGetNodeParameterOptions, INodeParameters } from 'n8n-workflow';

/** The members of n8n's execute context by which parameters are read. */
export type ParameterSource = Pick<IExecuteFunctions, 'getNodeParameter'>;

/**
 * Reads parameters for the items of a run. n8n needs about a millisecond for an expression and
 * microseconds for anything else, yet the same work for every item; so what holds no expression is
 * read once. Evaluation, extraction from URLs and checks stay n8n's own.
 */
export class ParameterReader {
	private readonly sameForAll = new Map<string, unknown>();

	constructor(
		private readonly source: ParameterSource,
		private readonly raw: INodeParameters,
	) {}

	/**
	 * The value that a parameter has for an item; undefined for an option that was not added.
	 * @param path e.g. 'title' or 'additionalFields.owner_id'
	 * @param pick what is wanted of the value, where it holds much that is not
	 */
	read(
		path: string,
		itemIndex: number,
		options?: IGetNodeParameterOptions,
		pick: (value: unknown) => unknown = (value) => value,
	): unknown {
		if (this.sameForAll.has(path)) return copyOf(this.sameForAll.get(path));
		const raw = this.rawValue(path);
		if (raw === undefined) return undefined;
		if (hasExpression(raw)) {
			return pick(this.source.getNodeParameter(path, itemIndex, undefined, options));
		}
		const value = pick(this.source.getNodeParameter(path, 0, undefined, options));
		this.sameForAll.set(path, value);
		return copyOf(value);
	}

	/** What stands in the workflow, expressions not evaluated; undefined when nothing does. */
	rawValue(path: string): unknown {
		let value: unknown = this.raw;
		for (const key of path.split('.')) {
			if (typeof value !== 'object' || value === null) return undefined;
			value = (value as Record<string, unknown>)[key];
		}
		return value;
	}
}

const copyOf = (value: unknown): unknown =>
	typeof value === 'object' && value !== null ? structuredClone(value) : value;

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

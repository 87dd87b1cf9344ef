import type { IDataObject } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';

/** Where the API keeps what the editor shows side by side: by its key there, the keys here. */
const groups: Record<string, Record<string, string>> = {
	assignee: { assignee_type: 'type', assignee_id: 'id' },
	expected_outcome: {
		target: 'target',
		tracking_metric: 'tracking_metric',
		currency_id: 'currency_id',
	},
	duration: { start: 'start', end: 'end' },
	type: { type_name: 'name' },
};
const typeParameters = ['pipeline_id', 'stage_id', 'activity_type_id'];
/** The API wants a list, also of one. */
const lists = ['pipeline_id', 'activity_type_id'];

/** A goal's body in the groups that the API has. */
export function goalBody(given: IDataObject): IDataObject {
	const grouped = Object.values(groups).flatMap(Object.keys).concat(typeParameters);
	const body: IDataObject = without(given, grouped);
	for (const [group, keys] of Object.entries(groups)) {
		const inGroup = Object.entries(keys).filter(([key]) => given[key] !== undefined);
		if (inGroup.length === 0) continue;
		body[group] = Object.fromEntries(inGroup.map(([key, inner]) => [inner, given[key]]));
	}
	const params = typeParameters.filter((key) => given[key] !== undefined);
	if (body.type === undefined && params.length === 0) return body;
	const values = params.map((key) => [key, lists.includes(key) ? [given[key]].flat() : given[key]]);
	body.type = { ...(body.type as IDataObject), params: Object.fromEntries(values) as IDataObject };
	return body;
}

const without = (body: IDataObject, keys: string[]): IDataObject =>
	Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));

/** A group replaces the one that the goal has, so its parts have to stand together. */
export function groupsAreWhole({ body }: PreparedRequest): string | undefined {
	const {
		assignee,
		type,
		expected_outcome: outcome,
		duration,
	} = body as Record<string, IDataObject>;
	if (assignee && assignee.type === undefined) return "'Assignee' needs 'Assignee Type'";
	if (assignee && assignee.type !== 'company' && assignee.id === undefined) {
		return "'Assignee' is empty: say whose goal it is, or choose Company as 'Assignee Type'";
	}
	if (type && type.name === undefined) return "What counts needs 'Type' beside it";
	if (outcome && (outcome.target === undefined || outcome.tracking_metric === undefined)) {
		return "'Target', 'Tracking Metric' and 'Currency' are changed together: give the first two";
	}
	if (outcome?.tracking_metric === 'sum' && outcome.currency_id === undefined) {
		return "'Tracking Metric' Sum needs 'Currency'";
	}
	if (duration && duration.start === undefined) return "'End' needs 'Start' beside it";
	return String(duration?.end ?? '9999') < String(duration?.start ?? '')
		? "'End' lies before 'Start'"
		: undefined;
}

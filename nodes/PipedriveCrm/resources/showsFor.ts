/** One operation of one resource. */
export interface Row {
	resource: string;
	operation: string;
}

/** A condition of n8n's kind: shown for each of these resources with each of these operations. */
export interface Show {
	resources: string[];
	operations: string[];
	/** Which of the two have to be said, for others not to be shown as well. */
	needs: { resource: boolean; operation: boolean };
}

/**
 * Conditions that together show something for the wanted rows and for no others; few of them, as resources share one
 * where they can. An operation that a resource does not have does no harm in a condition.
 * @param among all rows that there are
 */
export function showsFor(wanted: Row[], among: Row[]): Show[] {
	const keys = new Set(wanted.map(keyOf));
	const others = among.filter((row) => !keys.has(keyOf(row)));
	const groups: Group[] = [];
	for (const rows of byResource(wanted)) {
		const fitting = groups.find((group) => isApart(groupOf([...group.rows, ...rows]), others));
		if (fitting === undefined) groups.push(groupOf(rows));
		else Object.assign(fitting, groupOf([...fitting.rows, ...rows]));
	}
	return groups.map((group) => ({
		resources: [...group.resources],
		operations: [...group.operations],
		// Also apart from the other groups, so that nothing is shown twice.
		needs: neededFor(
			group,
			among.filter((row) => !group.rows.includes(row)),
		),
	}));
}

/** Rows of which a condition is made. */
interface Group {
	rows: Row[];
	resources: Set<string>;
	operations: Set<string>;
}

const keyOf = ({ resource, operation }: Row): string => `${resource} ${operation}`;

const groupOf = (rows: Row[]): Group => ({
	rows,
	resources: new Set(rows.map(({ resource }) => resource)),
	operations: new Set(rows.map(({ operation }) => operation)),
});

function byResource(rows: Row[]): Row[][] {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const group = groups.get(row.resource);
		if (group === undefined) groups.set(row.resource, [row]);
		else group.push(row);
	}
	return [...groups.values()];
}

const everything = { resource: true, operation: true };

/** Whether the condition that a group makes shows none of the other rows. */
const isApart = (
	{ resources, operations }: Group,
	others: Row[],
	needs: Show['needs'] = everything,
): boolean =>
	!others.some(
		({ resource, operation }) =>
			(!needs.resource || resources.has(resource)) &&
			(!needs.operation || operations.has(operation)),
	);

const lessThanEverything = [
	{ resource: false, operation: false },
	{ resource: false, operation: true },
	{ resource: true, operation: false },
];

const neededFor = (group: Group, others: Row[]): Show['needs'] =>
	lessThanEverything.find((needs) => isApart(group, others, needs)) ?? everything;

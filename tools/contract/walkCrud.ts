import type { SandboxWalk } from './sandboxWalk.ts';

type Fields = Record<string, unknown>;

/** One kind of record, and what to send to its operations. */
export interface CrudSample {
	/** Path of the list and the create. */
	path: string;
	/** Bodies of creates: every key that the API takes, and the required ones only. */
	creates: Fields[];
	updates: Fields[];
	/** Bodies of creates that the API refuses. */
	refused: Fields[];
	/** How a record is changed; PATCH when left out. */
	updatedBy?: 'PUT';
	/** Query keys of the list, each sent by itself. */
	filters?: Fields[];
	/** Whether there are reads of one record, and a list; both where left out. */
	hasNoGet?: true;
	hasNoList?: true;
	/** What the id is called in answers. */
	idKey?: string;
}

/**
 * Creates, lists, reads, changes and deletes one kind of record, and is refused where it should be.
 * @returns the id of the last record made, which has been deleted
 */
export async function walkCrud(walk: SandboxWalk, sample: CrudSample): Promise<unknown> {
	const { path, creates, updates, refused, updatedBy = 'PATCH', filters = [{}] } = sample;
	const made: unknown[] = [];
	for (const body of creates) {
		const { data } = await walk.send('POST', path, {}, body);
		made.push(Reflect.get(Object(data), sample.idKey ?? 'id'));
	}
	if (!sample.hasNoList) for (const filter of filters) await walk.list(path, filter);
	for (const body of refused) await walk.sendBad('POST', path, {}, body);
	const [first] = made;
	const one = `${path}/${String(first)}`;
	if (!sample.hasNoGet) await walk.send('GET', one);
	for (const body of updates) await walk.send(updatedBy, one, {}, body);
	for (const id of made) await walk.send('DELETE', `${path}/${String(id)}`);
	await walk.sendBad('DELETE', one);
	return made.at(-1);
}

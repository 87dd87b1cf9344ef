import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { Repeat } from '../exchange/request';

/** The request of one item, before it is sent. */
export interface PreparedRequest {
	method: IHttpRequestMethods;
	/** With every segment encoded, e.g. '/api/v2/deals/42'. */
	path: string;
	query: IDataObject;
	body: IDataObject;
	repeat: Repeat | undefined;
	/** The last id that the path holds, where it holds one. */
	recordId: number | string | undefined;
	/** The ids that the path holds, by the editor's names of their parameters. */
	inPath: ReadonlyMap<string, number | string>;
	/** The editor's names of the parameters, by the API's key. */
	labels: ReadonlyMap<string, string>;
}

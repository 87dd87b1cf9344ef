import type { IDataObject } from 'n8n-workflow';
import type { Player } from '../player';
import { playAnswer } from './answers';

/** Plays the writing of a goal. That of the company is assigned to the company's ID, which is read here. */
export const playGoalWrite: Player = async (work) => {
	const { exchange, request } = work;
	const assignee = request.body.assignee as IDataObject | undefined;
	if (assignee?.type !== 'company') return await playAnswer(work);
	const { data } = await exchange.send({ method: 'GET', path: '/api/v1/users/me' });
	const { company_id: id } = data as IDataObject;
	const body = { ...request.body, assignee: { ...assignee, id } };
	return await playAnswer({ ...work, request: { ...request, body } });
};

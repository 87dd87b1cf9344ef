import type { IDataObject } from 'n8n-workflow';
import { ExchangeFailure } from '../../exchange/failure';
import type { ItemWork, Player } from '../player';
import { apiRequest, readRecordAgain } from './answers';

/** Where a conversion has got to, as Pipedrive answers it. */
interface ConversionStatus {
	status: 'completed' | 'failed' | 'not_started' | 'rejected' | 'running';
	deal_id?: number;
	lead_id?: string;
}

const firstPauseMs = 250;
const longestPauseMs = 4000;

/**
 * Plays a conversion, which Pipedrive does in its own time: starts it, asks until it is done, at longer and
 * longer intervals, and reads the record that came of it. What the row answers is of that record's kind.
 */
export const playConversion: Player = async (work) => {
	const { exchange, read } = work;
	const { data } = await exchange.send(apiRequest(work));
	const conversionId = String((data as IDataObject).conversion_id);
	if (read('waitForCompletion') !== true) {
		return { rows: [{ conversion_id: conversionId }], areRecords: false };
	}
	const target = await targetOf(work, conversionId, Number(read('longestWait')) * 1000);
	return { rows: [await readRecordAgain(work, target, 'was made')], areRecords: true };
};

/** The id of the record that came of it. @throws {ExchangeFailure} when none has */
async function targetOf(work: ItemWork, conversionId: string, longestMs: number): Promise<string> {
	const path = work.request.path.replace(/[^/]+$/, `status/${conversionId}`);
	let waitedMs = 0;
	for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
		const { data } = await work.exchange.send({ method: 'GET', path });
		const { status, deal_id: dealId, lead_id: leadId } = data as ConversionStatus;
		const target = dealId ?? leadId;
		if (status === 'completed' && target !== undefined) return String(target);
		if (status === 'failed' || status === 'rejected') throw notConverted(status);
		if (waitedMs >= longestMs) throw stillRunning(status, longestMs, conversionId);
		const lastPauseMs = Math.min(pauseMs, longestMs - waitedMs);
		await work.exchange.pause(lastPauseMs);
		waitedMs += lastPauseMs;
	}
}

function notConverted(status: string): ExchangeFailure {
	return new ExchangeFailure(
		`Pipedrive did not convert it: the conversion was ${statusWord(status)}`,
		{
			kind: 'refused',
			nextStep: 'The record stays as it is. Look at it in Pipedrive, then convert it again.',
		},
	);
}

const statusWord = (status: string) => (status === 'failed' ? 'tried and failed' : 'rejected');

function stillRunning(status: string, longestMs: number, conversionId: string): ExchangeFailure {
	return new ExchangeFailure(
		`The conversion was not done after ${longestMs / 1000} s (${status.replace('_', ' ')})`,
		{
			kind: 'server',
			nextStep: `Do not convert again: ask with Get Conversion Status for the conversion ${conversionId}, or raise 'Longest Wait'.`,
			mayExist: true,
		},
	);
}

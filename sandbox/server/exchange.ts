import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { SandboxContext } from './context.ts';
import type { Fault } from './faults.ts';
import type { LoggedRequest } from './requestLog.ts';

/** What the sandbox remembers of a request between its arrival and its answer. */
export interface Exchange {
	entry: LoggedRequest;
	startedAt: number;
	/** Milliseconds that a fault adds before the answer. */
	delayMs: number;
	/** The connection is cut instead of answering. */
	cutBeforeAnswer: boolean;
}

const exchanges = new WeakMap<FastifyRequest, Exchange>();

/** The path of a request without its query. */
export function pathOf(request: FastifyRequest): string {
	return request.url.split('?', 1)[0] ?? '';
}

/** Whether a request is about the API (and not about the sandbox's own controls or OAuth). */
export function isApiPath(path: string): boolean {
	return /^\/(?:api\/)?v\d+\//.test(path);
}

/** The exchange of a request; undefined for the sandbox's own controls. */
export function exchangeOf(request: FastifyRequest): Exchange | undefined {
	return exchanges.get(request);
}

/** Opens the exchange of a request that has just arrived, and gives the answer its id. */
export function openExchange(
	context: SandboxContext,
	request: FastifyRequest,
	reply: FastifyReply,
): void {
	const path = pathOf(request);
	if (path.startsWith('/sandbox')) return;
	context.requests += 1;
	reply.header('x-correlation-id', randomUUID());
	exchanges.set(request, {
		entry: context.log.begin(request.method, path),
		startedAt: performance.now(),
		delayMs: 0,
		cutBeforeAnswer: false,
	});
}

/**
 * Lets a fault act on a request.
 * @returns true when the request has got its answer (or its end) and must not go on
 */
export function applyFault(
	fault: Fault,
	exchange: Exchange,
	request: FastifyRequest,
	reply: FastifyReply,
): boolean {
	exchange.delayMs = fault.delayMs ?? 0;
	if (fault.reset === 'before') {
		request.raw.socket.destroy();
		reply.hijack();
		return true;
	}
	exchange.cutBeforeAnswer = fault.reset === 'after';
	reply.headers(fault.headers ?? {});
	if (fault.html !== undefined) {
		reply
			.code(fault.status ?? 200)
			.type('text/html; charset=utf-8')
			.send(fault.html);
		return true;
	}
	if (fault.status === undefined && fault.json === undefined) return false;
	const status = fault.status ?? 200;
	reply.code(status).send(fault.json ?? { success: false, error: `Fault ${String(status)}` });
	return true;
}

/** Waits as long as the answer should take, and writes the log entry's end. */
export async function closeExchange(
	context: SandboxContext,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const exchange = exchangeOf(request);
	if (!exchange) return;
	const latency = isApiPath(exchange.entry.path) ? context.settings.latency : 0;
	const wait = latency + exchange.delayMs;
	if (wait > 0) await delay(wait);
	exchange.entry.ms = Math.round(performance.now() - exchange.startedAt);
	if (exchange.cutBeforeAnswer) request.raw.socket.destroy();
	else exchange.entry.status = reply.statusCode;
}

import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Stage } from '../stage.ts';
import { listenOnLoopback } from './loopback.ts';

/** What the model is to do with one of the tools that it is offered. */
export interface ToolUse {
	/** The tool's name, as n8n makes it of the node's. */
	tool: string;
	/** A value for every argument of the tool, by its name there. */
	values: Record<string, string>;
}

/** A language model that does what it was told to, speaking as OpenAI does. */
export interface ScriptedModel {
	/** Base URL for the credential. */
	url: string;
	/** What the tools answered, in the order in which they were used. */
	answers: string[];
	/** Why it could not do as told. */
	problems: string[];
}

/** Of a request for a chat completion, what the model reads. */
interface Chat {
	model: string;
	stream?: boolean;
	messages: { role: string; content: string | { text: string }[] }[];
	tools?: { function: Tool }[];
}

interface Tool {
	name: string;
	parameters: { properties: Record<string, unknown> };
}

/**
 * Serves a model until the stage ends. It uses one tool per turn, then says that it is done. A tool that is
 * not offered, or has other arguments than there are values for, is refused with status 400.
 * @param uses in order
 * @source https://platform.openai.com/docs/api-reference/chat/create
 */
export async function serveModel(uses: readonly ToolUse[], stage: Stage): Promise<ScriptedModel> {
	const answers: string[] = [];
	const problems: string[] = [];

	async function completionFor(request: IncomingMessage): Promise<object> {
		assert.equal(request.url, '/v1/chat/completions');
		const chat = (await json(request)) as Chat;
		assert(chat.stream !== true, 'The model does not stream');
		const answered = chat.messages.filter(({ role }) => role === 'tool').map(textOf);
		answers.splice(0, Infinity, ...answered);
		const use = uses[answered.length];
		return completion(chat.model, use === undefined ? done : callOf(use, chat));
	}

	const server = createServer((request, response) => {
		const send = (status: number, body: object) =>
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		completionFor(request).then(
			(body) => send(200, body),
			(error: unknown) => {
				problems.push(String(error));
				send(400, { error: { message: String(error) } });
			},
		);
	});
	return { url: `${await listenOnLoopback(server, stage)}/v1`, answers, problems };
}

const done = { role: 'assistant', content: 'Done as you wished.' };

/** @throws when no such tool is offered, or its arguments are not those that there are values for */
function callOf({ tool, values }: ToolUse, { tools = [], messages }: Chat) {
	const offered = tools.map((one) => one.function);
	const wanted = offered.find(({ name }) => name === tool);
	const names = offered.map(({ name }) => name).join(', ');
	assert(wanted !== undefined, `There is no tool ${tool} among: ${names}`);
	assert.deepEqual(
		Object.keys(wanted.parameters.properties).sort(),
		Object.keys(values).sort(),
		`The arguments of ${tool}`,
	);
	const call = { name: tool, arguments: JSON.stringify(values) };
	const id = `call_${String(messages.length)}`;
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id, type: 'function', function: call }],
	};
}

function completion(model: string, message: typeof done | ReturnType<typeof callOf>) {
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 1_790_000_000,
		model,
		choices: [
			{ index: 0, message, finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop' },
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function textOf({ content }: Chat['messages'][number]): string {
	return typeof content === 'string' ? content : content.map(({ text }) => text).join('');
}

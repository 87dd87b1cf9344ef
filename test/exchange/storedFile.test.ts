import type { IDataObject } from 'n8n-workflow';
import { openExchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import { FakeClock } from './fakeClock';
import { FakeContext, type Reply, type Respond } from './fakeContext';
import { failureOf } from './settled';

const path = '/api/v1/files/42/download';
const stored = 'https://files.example.com/a/b?signature=xyz';
const content = Buffer.from([0, 255, 1, 254]);
const redirect = (location: string): Reply => ({ status: 302, headers: { location }, body: '' });
const file: Reply = { status: 200, body: content, headers: { 'Content-Type': 'image/png' } };

/** Downloads from an account and a storage that answer one reply after another. */
async function download(fromAccount: Reply[], fromStorage: Reply[] = []) {
	const clock = new FakeClock();
	const asked: { url: string; headers: IDataObject | undefined }[] = [];
	const respond: Respond = ({ url, headers }) => {
		asked.push({ url, headers });
		const replies = url.endsWith(path) ? fromAccount : fromStorage;
		return replies.shift() ?? { code: 'ECONNREFUSED' };
	};
	const context = new FakeContext(clock, respond);
	const work = clock.play(
		openExchange(context, { credentialType: 'pipedriveCrmApi', clock }).then(async (exchange) => ({
			answer: await exchange.download(path),
			spent: exchange.spent,
		})),
	);
	return { asked, work };
}

it('goes to the storage that the account names, without the credential', async () => {
	const { asked, work } = await download([redirect(stored)], [file]);
	const { answer, spent } = await work;
	expect(answer).toEqual({ content, contentType: 'image/png' });
	expect(asked).toEqual([
		{
			url: `https://acme.pipedrive.com${path}`,
			headers: { 'x-api-token': 'secret-token' },
		},
		{ url: stored, headers: undefined },
	]);
	expect(spent).toMatchObject({ requests: 1, tokens: 20 });
});

it('takes the bytes as they are when the account hands the file out itself', async () => {
	const { work } = await download([file]);
	expect((await work).answer).toEqual({ content, contentType: 'image/png' });
});

it('asks a storage again that is out for a moment, and the account not', async () => {
	const { asked, work } = await download(
		[redirect(stored)],
		[{ status: 503 }, { code: 'ECONNRESET' }, file],
	);
	expect((await work).answer.content).toEqual(content);
	expect(asked.map(({ url }) => url)).toEqual([
		`https://acme.pipedrive.com${path}`,
		stored,
		stored,
		stored,
	]);
});

it.each([
	'http://files.example.com/a',
	'ftp://files.example.com/a',
	'http://[',
	'file:///etc/passwd',
])('does not go to %s', async (location) => {
	const { asked, work } = await download([redirect(location)], [file]);
	expect((await failureOf(work)).kind).toBe('hostNotAllowed');
	expect(asked).toHaveLength(1);
});

it.each<[string, Reply[], Reply[], RegExp, number | undefined]>([
	[
		'a file that is not there, in the words of the API',
		[{ status: 404, body: Buffer.from('{"success":false,"error":"File not found"}') }],
		[],
		/did not find it: File not found/,
		404,
	],
	[
		'an address that has run out',
		[redirect(stored)],
		[{ status: 403, body: Buffer.from('<Error/>') }],
		/storage of the file, files\.example\.com, answered with status 403/,
		403,
	],
	['a storage that cannot be reached', [redirect(stored)], [], /could not be reached/, undefined],
	[
		'a redirect that leads nowhere',
		[{ status: 302, body: Buffer.from('') }],
		[],
		/sent the request on to another address/,
		302,
	],
])('tells of %s', async (_what, fromAccount, fromStorage, message, httpCode) => {
	const failure = await failureOf((await download(fromAccount, fromStorage)).work);
	expect(failure.message).toMatch(message);
	expect(failure.httpCode).toBe(httpCode);
	expect(`${failure.message} ${failure.nextStep}`).not.toContain('signature');
});

it('follows no redirect of anything but a file', async () => {
	const clock = new FakeClock();
	const context = new FakeContext(clock, () => redirect(stored));
	const sending = clock.play(
		openExchange(context, { credentialType: 'pipedriveCrmApi', clock }).then(
			async (exchange) => await exchange.send({ method: 'GET', path: '/api/v1/files/42' }),
		),
	);
	expect((await failureOf(sending)).kind).toBe('hostNotAllowed');
	expect(context.sent).toHaveLength(1);
});

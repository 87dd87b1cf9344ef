import { openExchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import type { ExchangeFailure } from '../../nodes/PipedriveCrm/exchange/failure';
import type { CredentialType } from '../../nodes/PipedriveCrm/exchange/plans';
import type { ApiRequest } from '../../nodes/PipedriveCrm/exchange/request';
import { FakeClock } from './fakeClock';
import { FakeContext, n8nError, type Reply } from './fakeContext';
import { failureOf } from './settled';

const update: ApiRequest = { method: 'PATCH', path: '/api/v2/deals/1', query: { q: 'hidden' } };

async function fail(
	reply: Reply,
	credentialType: CredentialType = 'pipedriveCrmApi',
	request = update,
): Promise<ExchangeFailure> {
	const clock = new FakeClock();
	const context = new FakeContext(clock, () => reply);
	context.credential.oauthTokenData = { api_domain: 'https://acme.pipedrive.com' };
	const exchange = await openExchange(context, { credentialType, clock });
	return await clock.play(failureOf(exchange.send(request)));
}

/** What n8n throws instead of sending anything. */
async function failThrown(error: unknown): Promise<ExchangeFailure> {
	const clock = new FakeClock();
	const context = new FakeContext(clock, () => {
		throw error;
	});
	context.credential.oauthTokenData = { api_domain: 'https://acme.pipedrive.com' };
	const exchange = await openExchange(context, { credentialType: 'pipedriveCrmOAuth2Api', clock });
	return await clock.play(failureOf(exchange.send(update)));
}

const refusal = (error: string, rest: object = {}) => ({ success: false, error, ...rest });

describe("the API's own message is passed on", () => {
	it.each([
		[refusal('Deal not found', { error_info: 'Object was not found.' }), /Deal not found: Object/],
		[refusal('Bad', { code: 'ERR_BAD_REQUEST' }), /Bad$/],
		[{ success: false, errors: { event_action: ['is required'] } }, /event_action: is required/],
		[{ statusCode: 400, statusText: 'Goal is wrong', service: 'goals' }, /Goal is wrong/],
		[refusal('two\nlines   and <b>markup</b>'), /two lines and markup$/],
	])('%j', async (body, message) => {
		const failure = await fail({ status: 400, body });
		expect(failure.message).toMatch(message);
		expect(failure.message).not.toContain('\n');
		expect(failure.kind).toBe('refused');
	});

	it('with its code', async () => {
		const body = refusal('Bad', { code: 'ERR_BAD_REQUEST' });
		expect((await fail({ status: 400, body })).apiCode).toBe('ERR_BAD_REQUEST');
	});

	it('cut when it repeats a long value', async () => {
		const body = refusal(`Currency ${'X'.repeat(3000)} is unknown`);
		expect((await fail({ status: 400, body })).message.length).toBeLessThan(500);
	});

	it('also of an answer that says success: false with status 200', async () => {
		const failure = await fail({ status: 200, body: refusal('Not this time') });
		expect(failure).toMatchObject({ kind: 'refused', apiMessage: 'Not this time' });
	});
});

describe('the fields that a validation message names', () => {
	const hash = 'd4f5'.repeat(10);

	it.each([
		["Validation failed: value: Expected 'number'", ['value']],
		["Validation failed: title: too short; currency: unknown: 'x'", ['title', 'currency']],
		["Validation failed: Parameter 'foo' is not allowed for this request", ['foo']],
		["Validation failed: 'person_id' is a read-only field.", ['person_id']],
		[`Validation failed: custom_fields: Unknown key '${hash}'`, [`custom_fields.${hash}`]],
		['Validation failed: prices[0].price: The value is not valid', ['prices[0].price']],
		['Validation failed: value: a; value: b', ['value']],
		['Deal not found: it is gone', []],
	])('%s', async (error, fields) => {
		const body = refusal(error, { code: 'ERR_SCHEMA_VALIDATION_FAILED' });
		expect((await fail({ status: 400, body })).fields).toEqual(fields);
	});

	it('are read from the errors of webhooks too', async () => {
		const body = { status: 'error', success: false, errors: { subscription_url: ['bad'] } };
		expect((await fail({ status: 400, body })).fields).toEqual(['subscription_url']);
	});
});

describe('the next step', () => {
	const unauthorized = refusal('unauthorized access', {
		errorCode: 401,
		error_info: 'Please check developers.pipedrive.com',
	});

	it('after a 401 of a token says that the domain may be wrong as well', async () => {
		const failure = await fail({ status: 401, body: unauthorized });
		expect(failure).toMatchObject({ kind: 'unauthorized', httpCode: 401 });
		expect(failure.nextStep).toMatch(/API Token and Company Domain.*acme\.pipedrive\.com/);
	});

	it('after a 401 of OAuth is to reconnect', async () => {
		const failure = await fail({ status: 401, body: unauthorized }, 'pipedriveCrmOAuth2Api');
		expect(failure.nextStep).toContain('reconnect');
	});

	it.each([
		[402, refusal('Company not open'), 'forbidden', /billing/],
		[403, refusal('Scope and URL mismatch'), 'forbidden', /scope/],
		[403, refusal('Limit', { code: 'feature_capping_deals_limit' }), 'forbidden', /plan/],
		[403, refusal('You do not have permission'), 'forbidden', /permissions/],
		[404, refusal('Deal not found'), 'notFound', /deleted, or not be visible/],
		[405, refusal('Method not allowed'), 'refused', /ID/],
		[410, refusal('Gone'), 'refused', /newest version/],
		[415, refusal('Feature not enabled'), 'refused', /Switch it on/],
		[501, refusal('Not implemented'), 'server', /minutes/],
	])('after a %i %j', async (status, body, kind, nextStep) => {
		const failure = await fail({ status, body });
		expect(failure.kind).toBe(kind);
		expect(failure.nextStep).toMatch(nextStep);
	});

	it('after a redirect names the host that wanted the credential', async () => {
		const headers = { location: 'https://evil.example.com/x?api_token=1' };
		const failure = await fail({ status: 302, body: '', headers });
		expect(failure.kind).toBe('hostNotAllowed');
		expect(failure.message).toContain('evil.example.com');
		expect(failure.message).not.toContain('api_token');
	});
});

describe('a web page instead of data', () => {
	const page = '<!DOCTYPE html><html><title>Attention Required! | Cloudflare</title></html>';

	it.each([
		[200, 'server'],
		[403, 'blocked'],
		[404, 'notFound'],
		[503, 'server'],
	])('with status %i is never shown raw', async (status, kind) => {
		const failure = await fail({ status, body: page });
		expect(failure.kind).toBe(kind);
		expect(failure.message + failure.nextStep + String(failure.apiMessage)).not.toMatch(
			/<|Cloudflare/,
		);
	});

	it('with status 200 says so, and where to look', async () => {
		const failure = await fail({ status: 200, body: page });
		expect(failure.message).toBe('Pipedrive answered a web page instead of data');
		expect(failure.nextStep).toContain('Base URL');
	});

	it('says of a create that it may have been carried out', async () => {
		const create: ApiRequest = { method: 'POST', path: '/api/v2/deals' };
		const failure = await fail({ status: 200, body: page }, 'pipedriveCrmApi', create);
		expect(failure.mayExist).toBe(true);
	});
});

describe('no answer', () => {
	it.each([
		['ENOTFOUND', /could not be reached at acme\.pipedrive\.com/],
		['ECONNREFUSED', /could not be reached/],
		['ECONNABORTED', /did not answer in time/],
		['ECONNRESET', /connection .* broke/],
		['CERT_HAS_EXPIRED', /certificate/],
		['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate/],
	])('%s', async (code, message) => {
		const failure = await fail({ code });
		expect(failure.kind).toBe('unreachable');
		expect(failure.message).toMatch(message);
	});
});

describe('a sign-in that n8n could not renew', () => {
	it.each([
		[{ message: 'invalid_grant: revoked', code: 'EAUTH' }],
		[{ message: 'HTTP status 400', code: 'ESTATUS', status: 400 }],
		[{ message: 'reconnect it', failure: { cause: 'credential-invalid' } }],
		[{ message: 'OAuth credentials not connected' }],
		[{ message: 'refused', response: { status: 400, data: {} } }],
	])('%j says to reconnect', async (facts) => {
		const failure = await failThrown(n8nError(facts));
		expect(failure.kind).toBe('unauthorized');
		expect(failure.nextStep).toContain('reconnect');
	});

	it('for a reason of n8n itself says that nothing was sent', async () => {
		const failure = await failThrown(new Error('IP address is blocked'));
		expect(failure.message).toBe('n8n did not send the request (IP address is blocked)');
	});
});

describe('no failure tells a secret', () => {
	it.each([
		{ status: 400, body: refusal('Bad') },
		{ status: 401, body: refusal('unauthorized access') },
		{ status: 500, body: 'oops' },
		{ code: 'ECONNRESET' },
		{ code: 'SOMETHING_ELSE' },
	] as Reply[])('%j', async (reply) => {
		const failure = await fail(reply);
		const told = JSON.stringify({ ...failure, message: failure.message });
		expect(told).not.toContain('secret-token');
		expect(told).not.toContain('hidden');
		expect(failure.request).toEqual({ method: 'PATCH', path: '/api/v2/deals/1' });
	});
});

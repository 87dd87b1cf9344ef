import { recordOf } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

const now = '2026-01-15T09:00:00Z';
let sandbox: Sandbox | undefined;

afterEach(() => sandbox?.stop());

const post = async (body: object) =>
	await sandbox?.call('POST', '/api/v2/persons', { name: 'Ida Berg', ...body });

const emails = [{ value: 'ida@berg.example' }];

it('persons have no marketing status without Campaigns, whatever stands beside it', async () => {
	sandbox = await startSandbox({ deals: 10, now, contactSync: true });
	expect((await post({ job_title: 'Boss' }))?.status).toBe(200);
	const both = { job_title: 'Boss', emails, marketing_status: 'subscribed' };
	expect((await post(both))?.status).toBe(403);
});

it('persons have a marketing status with Campaigns, answered on request', async () => {
	sandbox = await startSandbox({ deals: 10, now, campaigns: true });
	expect((await post({ job_title: 'Boss' }))?.status).toBe(403);
	expect((await post({ marketing_status: 'subscribed' }))?.status).toBe(400);
	expect((await post({ emails, marketing_status: 'fond of us' }))?.status).toBe(400);
	const made = await sandbox.call('POST', '/api/v2/persons', {
		name: 'Ida Berg',
		emails,
		marketing_status: 'subscribed',
	});
	const { id, ...rest } = recordOf(made);
	expect(rest).not.toHaveProperty('marketing_status');
	const read = async (one: unknown) =>
		recordOf(
			await (sandbox as Sandbox).call(
				'GET',
				`/api/v2/persons/${String(one)}?include_fields=marketing_status`,
			),
		)['marketing_status'];
	expect(await read(id)).toBe('subscribed');
	expect(await read(1)).toBe('no_consent');
});

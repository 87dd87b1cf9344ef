import { join } from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type Sandbox, startSandbox } from '../../sandbox/client/startSandbox.ts';
import { runApart } from '../apart.ts';
import { contactsAsWanted, dealsAsWanted, everyRow } from './readBack.ts';
import { contacts, knownContacts } from './rows.ts';
import type { JobRun, JobTask } from './runJob.ts';
import { type Spending, spendingOf } from './spending.ts';
import type { Job, Side } from './workflows.ts';

/** A job as it is measured, by both sides. */
export interface JobCase {
	title: string;
	kind: Job['kind'];
	/** Deals or rows that it is about. */
	count: number;
	plan: string;
	/** Milliseconds that an answer takes at least. */
	latency: number;
}

export interface JobFigure extends JobCase {
	side: Side;
	run: JobRun;
	spending: Spending;
	/** How many of `count` are as they should be afterwards, read back from the account. */
	asWanted: number;
}

/** Does one job by one side, against an account of its own that is the same for both. */
export async function measureJob(which: JobCase, side: Side): Promise<JobFigure> {
	const sandbox = await startSandbox({
		plan: which.plan,
		latency: which.latency,
		deals: which.kind === 'listDeals' ? which.count : 520,
		dailyTokens: 10_000_000,
		lenient: true,
	});
	try {
		await sandbox.configure({ plan: 'unlimited', latency: 0 });
		const job = await prepare(sandbox, which);
		await sandbox.configure({ plan: which.plan, latency: which.latency });
		await sandbox.clearRequests();
		const task: JobTask = {
			job,
			side,
			baseUrl: sandbox.url,
			credential: credentialFor(sandbox, which.plan),
		};
		const run = await runApart<JobRun>(join(import.meta.dirname, 'runJob.ts'), task);
		const spending = spendingOf(await sandbox.requests());
		await sandbox.configure({ plan: 'unlimited', latency: 0 });
		const asWanted = await countAsWanted(sandbox, job, run);
		return { ...which, side, run, spending, asWanted };
	} finally {
		await sandbox.stop();
	}
}

/** The credential of either side; the built-in node looks at the token alone. */
function credentialFor(sandbox: Sandbox, plan: string): ICredentialDataDecryptedObject {
	const rateLimit: ICredentialDataDecryptedObject =
		plan === 'unlimited'
			? { rateLimit: 'custom', customRequests: 1_000_000, customSeconds: 2 }
			: { rateLimit: plan };
	return {
		apiToken: sandbox.apiToken,
		companyDomain: '',
		baseUrl: sandbox.url,
		...rateLimit,
	};
}

async function prepare(sandbox: Sandbox, { kind, count }: JobCase): Promise<Job> {
	switch (kind) {
		case 'listDeals':
			return { kind };
		case 'updateDeals': {
			const deals = await everyRow<{ id: number }>(sandbox, '/api/v2/deals');
			return { kind, dealIds: deals.slice(0, count).map(({ id }) => id) };
		}
		case 'upsertPersons':
			for (const { name, email, phone } of knownContacts(contacts(count))) {
				await sandbox.call('POST', '/api/v2/persons', {
					name,
					emails: [{ value: email, primary: true, label: 'work' }],
					phones: [{ value: phone, primary: true, label: 'work' }],
				});
			}
			return { kind, count };
	}
}

async function countAsWanted(sandbox: Sandbox, job: Job, { namedItems }: JobRun): Promise<number> {
	switch (job.kind) {
		case 'listDeals':
			return namedItems;
		case 'updateDeals':
			return await dealsAsWanted(sandbox, job.dealIds);
		case 'upsertPersons':
			return await contactsAsWanted(sandbox, job.count);
	}
}

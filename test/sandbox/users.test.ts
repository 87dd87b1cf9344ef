import { recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 40 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const get = async (path: string) => recordOf(await sandbox.call('GET', path));
const list = async (path: string) => recordsOf(await sandbox.call('GET', path));
const send = async (method: string, path: string, body?: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call(method, path, body));

describe('users', () => {
	it('are invited and deactivated, but nobody himself', async () => {
		const made = await send('POST', '/api/v1/users', { email: 'mia.holm@example.com' });
		expect(made).toMatchObject({ name: 'Mia Holm', activated: false, active_flag: true });
		const again = { email: 'MIA.HOLM@example.com' };
		expect((await sandbox.call('POST', '/api/v1/users', again)).status).toBe(400);
		const path = `/api/v1/users/${made.id}`;
		expect(await send('PUT', path, { active_flag: false })).toMatchObject({ active_flag: false });
		const me = { active_flag: false };
		expect((await sandbox.call('PUT', '/api/v1/users/101', me)).status).toBe(400);
	});

	it('get the permission sets that they are invited with', async () => {
		const sets = await list('/api/v1/permissionSets');
		const ofApp = (app: string, type: string) =>
			sets.find((set) => set.app === app && set.type === type)?.id;
		const usual = await send('POST', '/api/v1/users', { email: 'a@example.com' });
		expect(usual.access).toEqual([
			{ app: 'sales', admin: false, permission_set_id: ofApp('sales', 'regular') },
		]);
		const access = [
			{ app: 'global', permission_set_id: ofApp('global', 'admin') },
			{ app: 'account_settings' },
		];
		const named = await send('POST', '/api/v1/users', { email: 'b@example.com', access });
		expect(named.access).toMatchObject([
			{ app: 'global', admin: true },
			{ app: 'account_settings' },
		]);
		const members = await list(
			`/api/v1/permissionSets/${String(ofApp('global', 'admin'))}/assignments`,
		);
		expect(members.map(({ user_id: id }) => id)).toContain(named.id);
		const wrong = [{ app: 'sales', permission_set_id: ofApp('global', 'admin') }];
		const refused = { email: 'c@example.com', access: wrong };
		expect((await sandbox.call('POST', '/api/v1/users', refused)).status).toBe(400);
	});

	it('have the rights of their permission sets', async () => {
		const admin = await get('/api/v1/users/101/permissions');
		const other = await get('/api/v1/users/103/permissions');
		expect([admin.can_add_custom_fields, other.can_add_custom_fields]).toEqual([true, false]);
		const [set] = await list('/api/v1/permissionSets?app=sales');
		const members = await list(`/api/v1/permissionSets/${String(set?.id)}/assignments`);
		expect(members).toMatchObject([{ user_id: 101 }]);
	});
});

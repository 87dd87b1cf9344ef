import type { SandboxWalk } from './sandboxWalk.ts';

const TYPES = ['varchar', 'text', 'double', 'monetary', 'daterange', 'address', 'people'];
const VISIBLE = { add_visible_flag: true, details_visible_flag: false };
const SETTINGS: Record<string, object> = {
	deal: {
		ui_visibility: { ...VISIBLE, show_in_pipelines: { show_in_all: false, pipeline_ids: [1] } },
		important_fields: { enabled: true, stage_ids: [1] },
		required_fields: { enabled: true, stage_ids: [1], statuses: { '1': ['won'] } },
		description: 'For the contract',
	},
	person: {
		ui_visibility: { ...VISIBLE, show_in_add_deal_dialog: { show: true, order: 1 } },
		important_fields: { enabled: true, stage_ids: [] },
		required_fields: { enabled: true },
	},
	organization: {
		ui_visibility: { ...VISIBLE, show_in_add_person_dialog: { show: true, order: null } },
		important_fields: { enabled: true, stage_ids: [] },
		required_fields: { enabled: false },
	},
	product: { ui_visibility: VISIBLE },
	project: { ui_visibility: VISIBLE, required_fields: { enabled: false } },
};

/** Making, changing and deleting custom fields and their options, for every kind of record. */
export async function walkFieldWrites(walk: SandboxWalk): Promise<void> {
	for (const [entity, settings] of Object.entries(SETTINGS)) {
		const path = `/api/v2/${entity}Fields`;
		for (const field_type of TYPES) {
			const code = await create(walk, path, { field_name: `Contract ${field_type}`, field_type });
			await walk.send('DELETE', `${path}/${code}`);
		}
		await walkOptions(walk, path, settings);
		await walk.sendBad('POST', path, {}, { field_name: 'x', field_type: 'status' });
		await walk.sendBad('POST', path, {}, { field_name: 'x', field_type: 'enum' });
		await walk.sendBad('PATCH', `${path}/id`, {}, { field_name: 'Built in' });
		await walk.sendBad('DELETE', `${path}/no_such_field`);
	}
	await walk.list('/api/v1/noteFields');
}

async function walkOptions(walk: SandboxWalk, path: string, settings: object): Promise<void> {
	const code = await create(walk, path, {
		field_name: 'Contract options',
		field_type: 'set',
		options: [{ label: 'One' }, { label: 'Two' }],
		...settings,
	});
	const field = `${path}/${code}`;
	await walk.send('PATCH', field, {}, { field_name: 'Contract options 2', ...settings });
	await walk.sendBad('PATCH', field, {}, {});
	await walk.send('GET', field);
	const { data } = await walk.send('POST', `${field}/options`, {}, [{ label: 'Three' }]);
	const id: unknown = Reflect.get(Object(Array.isArray(data) ? data[0] : undefined), 'id');
	await walk.send('PATCH', `${field}/options`, {}, [{ id, label: 'Four' }]);
	await walk.sendBad('POST', `${field}/options`, {}, [{ label: 'Four' }]);
	await walk.sendBad('PATCH', `${field}/options`, {}, [{ id: 999999999, label: 'Five' }]);
	await walk.sendBad('DELETE', `${field}/options`, {}, [{ id: 999999999 }]);
	await walk.send('DELETE', `${field}/options`, {}, [{ id }]);
	await walk.send('DELETE', field);
	await walk.sendBad('GET', field);
}

async function create(walk: SandboxWalk, path: string, body: object): Promise<string> {
	const { data } = await walk.send('POST', path, {}, body);
	return String(Reflect.get(Object(data), 'field_code'));
}

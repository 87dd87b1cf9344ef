import { missingFrom } from '../../../tools/start/installPackage';

describe('a packed package', () => {
	const packed = [{ path: 'package.json' }, { path: 'dist/nodes/Crm/Crm.node.js' }];

	it('is whole when it holds all that it promises to n8n', () => {
		expect(missingFrom(packed, ['dist/nodes/Crm/Crm.node.js'])).toBeUndefined();
	});

	it('is not built when something is missing, which is named', () => {
		const promised = ['dist/nodes/Crm/Crm.node.js', 'dist/nodes/Crm/CrmTrigger.node.js'];
		expect(missingFrom(packed, promised)).toBe('dist/nodes/Crm/CrmTrigger.node.js');
	});
});

import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const published = ['nodes/**/*.ts', 'credentials/**/*.ts'];

/**
 * Three rules in which the two n8n plugins contradict each other; the community plugin is the one
 * that n8n's verification runs, so its side is kept:
 * - inputs and outputs: n8n-nodes-base wants the text 'main', the community plugin NodeConnectionTypes.Main;
 * - documentationUrl: n8n-nodes-base wants a camelCase page name, the community plugin a URL.
 */
const contradicted = {
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
};

export default tseslint.config(
	{
		ignores: ['dist/', 'coverage/', '.n8n-home/', '**/node_modules/', 'gulpfile.js', '**/*.cjs'],
	},
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strict, tseslint.configs.stylistic],
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
			'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
		},
	},
	{
		files: ['test/**/*.ts'],
		rules: { 'max-lines-per-function': 'off' },
	},
	{
		files: ['sandbox/routes/**/*.ts', 'sandbox/rules/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "CallExpression[callee.object.name='Object'][callee.property.name='assign']",
					message: 'Records are changed by `change` of their collection, which tells of it.',
				},
			],
		},
	},
	{
		files: published,
		linterOptions: { noInlineConfig: true },
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { '@typescript-eslint/no-explicit-any': 'error', 'no-console': 'error' },
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
		linterOptions: { noInlineConfig: true },
		extends: [n8nCommunityNodesPlugin.configs.recommended],
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { ...n8nNodesBase.configs.nodes.rules, ...contradicted },
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { ...n8nNodesBase.configs.credentials.rules, ...contradicted },
	},
	{
		files: ['package.json'],
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: n8nNodesBase.configs.community.rules,
	},
);

const { dest, src } = require('gulp');

/**
 * Copies what tsc leaves behind into dist/: icons and codex files, next to the nodes that name them.
 */
function copyAssets() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'credentials/**/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.build = copyAssets;
exports.default = copyAssets;

/** Writes the manual into `dist`: as a man page, and as the text that `logit --manual` wraps. */
'use strict';
const { buildSync } = require('esbuild');
const { readFileSync, writeFileSync } = require('node:fs');
const { wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const root = path.join(__dirname, '../../..');
const { version } = require(path.join(root, 'package.json'));
const entry = path.join(__dirname, 'manual.ts');
const { outputFiles } = buildSync({
  entryPoints: [entry],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const built = { exports: {} };
new Script(wrap(outputFiles[0].text), { filename: entry }).runInThisContext()(built.exports, require, built);
const markdown = readFileSync(path.join(__dirname, 'manual.md'), 'utf8');
writeFileSync(path.join(root, 'dist/logit.1'), built.exports.manPage(markdown, version));
writeFileSync(path.join(root, 'dist/manual.txt'), built.exports.manualSource(markdown));

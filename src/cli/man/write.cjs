/** Writes the man page into `dist`, where the package has it. */
'use strict';
const { buildSync } = require('esbuild');
const { writeFileSync } = require('node:fs');
const { wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const entry = path.join(__dirname, 'page.ts');
const { outputFiles } = buildSync({
  entryPoints: [entry],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const page = { exports: {} };
new Script(wrap(outputFiles[0].text), { filename: entry }).runInThisContext()(page.exports, require, page);
writeFileSync(path.join(__dirname, '../../../dist/logit.1'), page.exports.manPage());

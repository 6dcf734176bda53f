/**
 * Writes the code cache that `bin/logit.cjs` looks for: what V8 makes of the bundle, for this version of Node.js, with the
 * functions compiled that the runs below need.
 */
'use strict';
const { readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { wrap } = require('node:module');
const path = require('node:path');
const { Readable, Writable } = require('node:stream');
const { Script } = require('node:vm');

const RUNS = [
  { args: ['0.5'], input: '' },
  { args: ['--eps', '1e-6', '--inverse', '0.25'], input: '' },
  { args: [], input: '0.5\n' },
  { args: ['-c', 'p'], input: 'id,p\n1,0.5\n' },
];

const dist = path.join(__dirname, '../../dist');
const file = path.join(dist, 'cli.cjs');
const script = new Script(wrap(readFileSync(file, 'utf8')), { filename: file });
const bundle = { exports: {} };
script.runInThisContext()(bundle.exports, require, bundle, file, dist);

void warmUp().then(() => {
  for (const name of readdirSync(dist)) if (name.endsWith('.cache')) rmSync(path.join(dist, name));
  writeFileSync(path.join(dist, `cli-${process.version}-${process.arch}.cache`), script.createCachedData());
});

async function warmUp() {
  for (const { args, input } of RUNS) {
    const code = await bundle.exports.main(args, {
      stdin: Readable.from([Buffer.from(input)], { objectMode: false }),
      stdout: new Writable({ write: (_chunk, _encoding, done) => done() }),
      stderr: { write() {} },
      env: {},
      isTerminal: () => Promise.resolve(false),
    });
    if (code !== 0) throw new Error(`logit ${args.join(' ')} ended with ${code}`);
  }
}

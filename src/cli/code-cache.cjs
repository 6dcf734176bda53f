/**
 * Writes the code caches that `bin/logit.cjs` looks for: what V8 makes of the bundle, for this version of Node.js, with the
 * functions compiled that runs like those below need. The smaller one, for commands without options, is read sooner. A copy
 * of the cache and the bundle follow in the same file, to compare with.
 */
'use strict';
const { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { devNull } = require('node:os');
const path = require('node:path');
const { Script } = require('node:vm');

const inputs = path.join(__dirname, '../../fixtures/warm-up');
const numbers = path.join(inputs, 'numbers.txt');
const table = path.join(inputs, 'table.csv');

const WITHOUT_OPTIONS = [{ args: ['0.5'] }, { args: [], stdin: numbers }];
const WITH_OPTIONS = [
  { args: ['--eps', '1e-6', '0.25'] },
  { args: ['--eps', '1e-6'], stdin: numbers },
  { args: ['-c', 'p'], stdin: table },
  { args: ['-c', 'p', table] },
];

const dist = path.join(__dirname, '../../dist');
const file = path.join(dist, 'cli.cjs');
// The name is kept in the cache, where the directory is of no use.
const program = readFileSync(file);
const script = new Script(wrap(program.toString()), { filename: path.basename(file) });
const bundle = { exports: {} };
script.runInThisContext()(bundle.exports, require, bundle, file, dist);

void writeCaches();

async function writeCaches() {
  for (const name of readdirSync(dist)) if (name.endsWith('.cache')) rmSync(path.join(dist, name));
  await warmUp(WITHOUT_OPTIONS);
  write('-plain');
  await warmUp(WITH_OPTIONS);
  write('');
}

function write(suffix) {
  const cache = script.createCachedData();
  writeFileSync(
    path.join(dist, `cli-${process.version}-${process.arch}${suffix}.cache`),
    Buffer.concat([cache, cache, program]),
  );
}

async function warmUp(runs) {
  const { isTerminal, ...streams } = bundle.exports.processStreams();
  const stdout = openSync(devNull, 'w');
  for (const { args, stdin } of runs) {
    const code = await bundle.exports.main(args, {
      ...streams,
      ...(stdin !== undefined && { stdin: openSync(stdin) }), // which the run closes
      stdout,
      stderr: { write() {} },
      env: {},
      // Asked, so that it is compiled; but the cache is the same wherever it is built.
      isTerminal: (stream) => isTerminal(stream).then(() => false),
    });
    if (code !== 0) throw new Error(`logit ${args.join(' ')} ended with ${code}`);
  }
  closeSync(stdout);
}

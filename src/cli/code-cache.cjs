/**
 * Writes the code caches that `bin/logit.cjs` looks for. A code cache holds the functions of a bundle that the runs below need,
 * compiled by V8 for this version of Node.js. The first bundle has two caches; the one for commands without options is smaller and
 * takes less time to read. In its file, a cache is followed by a copy of it and by the bundle, which `bin/logit.cjs` compares.
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
const labelled = path.join(inputs, 'labelled.csv');

const WITHOUT_OPTIONS = [{ args: ['0.5'] }, { args: [], stdin: numbers }];
const WITH_OPTIONS = [
  { args: ['--eps', '1e-6', '0.25'] },
  { args: ['--eps', '1e-6'], stdin: numbers },
  { args: ['-c', 'p'], stdin: table },
  { args: ['-c', 'p', table] },
];

/** For each later bundle, runs that load it: `exact` decides values near a midpoint, `later` mostly makes messages. */
const LATER = {
  score: [{ args: ['--loss', 'y', '-c', 'p', labelled] }],
  exact: [{ args: ['0.7214246168123805'] }, { args: ['--to', 'logprob', '0.912355'] }],
  later: [
    { args: ['x'], code: 1 },
    { args: ['2'] },
    { args: ['--check', '-c', 'p', table] },
    { args: ['-c', 'x', table], code: 2 },
    { args: ['--x'], code: 2 },
  ],
};

const dist = path.join(__dirname, '../../dist');
/** The only later bundle that may be loaded now; undefined: none. */
let later;
const command = {
  ...compile('cli'),
  exports: {},
  bundle(name) {
    if (name !== later?.name)
      throw new Error(
        `a warm-up run loads dist/${name}.cjs; move what it calls there into a bundle that is already loaded`,
      );
    return run(later);
  },
};
const { main, processStreams } = run(command);

void writeCaches();

function compile(name) {
  const file = path.join(dist, `${name}.cjs`);
  const program = readFileSync(file);
  // The cache contains the file's name; without the directory it is the same wherever it is built.
  const script = new Script(wrap(program.toString()), { filename: path.basename(file) });
  return { name, file, program, script };
}

function run(bundle) {
  bundle.script.runInThisContext()(bundle.exports, require, bundle, bundle.file, dist);
  return bundle.exports;
}

async function writeCaches() {
  for (const name of readdirSync(dist)) if (name.endsWith('.cache')) rmSync(path.join(dist, name));
  await warmUp(WITHOUT_OPTIONS);
  write(command, '-plain');
  await warmUp(WITH_OPTIONS);
  write(command, '');
  for (const [name, runs] of Object.entries(LATER)) {
    later = { ...compile(name), exports: {} };
    await warmUp(runs);
    write(later, '');
  }
}

function write({ name, program, script }, suffix) {
  const cache = script.createCachedData();
  writeFileSync(
    path.join(dist, `${name}-${process.version}-${process.arch}${suffix}.cache`),
    Buffer.concat([cache, cache, program]),
  );
}

async function warmUp(runs) {
  const { isTerminal, ...streams } = processStreams();
  const stdout = openSync(devNull, 'w');
  for (const { args, stdin, code = 0 } of runs) {
    const exit = await main(args, {
      ...streams,
      ...(stdin !== undefined && { stdin: openSync(stdin) }), // which the run closes
      stdout,
      stderr: { write() {} },
      env: {},
      // Called so that V8 compiles it. The answer is always no, so that the cache is the same wherever it is built.
      isTerminal: (stream) => isTerminal(stream).then(() => false),
    });
    if (exit !== code) throw new Error(`logit ${args.join(' ')} ended with ${exit}`);
  }
  closeSync(stdout);
}

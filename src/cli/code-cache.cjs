/**
 * Writes the code cache that `bin/logit.cjs` looks for: what V8 makes of the bundle, for this version of Node.js, with the
 * functions compiled that the runs below need.
 */
'use strict';
const { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { devNull, tmpdir } = require('node:os');
const path = require('node:path');
const { Script } = require('node:vm');

/** `input` stands in a file: standard input, or with `isNamed` an operand. */
const RUNS = [
  // The kernel leaves the second to the integers, as it does about one in a million.
  { args: ['0.5', '0.4865098667076465'] },
  { args: ['--eps', '1e-6', '--inverse', '0.25'] },
  { args: [], input: '0.5\n' },
  { args: ['-c', 'p'], input: 'id,p\n1,0.5\n' },
  { args: ['-c', 'p'], input: 'id,p\n1,0.5\n', isNamed: true },
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
  const folder = mkdtempSync(path.join(tmpdir(), 'logit-'));
  const inputFile = path.join(folder, 'input');
  const streams = {
    ...bundle.exports.processStreams(),
    stdout: openSync(devNull, 'w'),
    stderr: { write() {} },
    env: {},
  };
  for (const { args, input = '', isNamed = false } of RUNS) {
    writeFileSync(inputFile, input);
    // What is read is closed by the run.
    const code = await (isNamed
      ? bundle.exports.main([...args, inputFile], streams)
      : bundle.exports.main(args, { ...streams, stdin: openSync(inputFile) }));
    if (code !== 0) throw new Error(`logit ${args.join(' ')} ended with ${code}`);
  }
  rmSync(folder, { recursive: true });
}

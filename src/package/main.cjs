/** What the standalone executable runs: the built command, which it contains, as `bin/logit.cjs` runs it. */
'use strict';
const { wrap } = require('node:module');
const { getAsset, getRawAsset } = require('node:sea');
const { Script } = require('node:vm');

const command = {
  exports: {},
  bundle: (name) => run(name, { exports: {} }),
  kernel: new Uint8Array(getRawAsset('kernel.wasm')),
  manual: getAsset('manual.txt', 'utf8'),
};
run('cli', command).start();

function run(name, bundle) {
  const filename = `${name}.cjs`;
  const script = new Script(wrap(getAsset(filename, 'utf8')), { filename, cachedData: codeCache(name) });
  script.runInThisContext()(bundle.exports, require, bundle, filename, '.');
  return bundle.exports;
}

/** Only one that this very Node.js made is good for it; made for another platform, the executable has none. */
function codeCache(name) {
  try {
    return new Uint8Array(getRawAsset(`${name}.cache`));
  } catch {
    return undefined;
  }
}

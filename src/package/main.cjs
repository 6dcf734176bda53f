/** What the standalone executable runs: the built command, which it carries with it, as `bin/logit.cjs` runs it. */
'use strict';
const { wrap } = require('node:module');
const { getAsset, getRawAsset } = require('node:sea');
const { Script } = require('node:vm');

const script = new Script(wrap(getAsset('cli.cjs', 'utf8')), {
  filename: 'cli.cjs',
  cachedData: codeCache(),
});
const bundle = {
  exports: {},
  kernel: new Uint8Array(getRawAsset('kernel.wasm')),
  manual: getAsset('manual.txt', 'utf8'),
};
script.runInThisContext()(bundle.exports, require, bundle, 'cli.cjs', '.');
bundle.exports.start();

/** Only one that this very Node.js made is good for it; made for another platform, the executable has none. */
function codeCache() {
  try {
    return new Uint8Array(getRawAsset('cache'));
  } catch {
    return undefined;
  }
}

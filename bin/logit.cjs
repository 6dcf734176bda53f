#!/usr/bin/env node
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const dist = path.join(__dirname, '..', 'dist');
load(path.join(dist, 'cli.cjs')).start();

/** The bundle, with what V8 made of it when it was built: that saves a sixth of every start. */
function load(file) {
  const cache = path.join(dist, `cli-${process.version}-${process.arch}.cache`);
  const program = existsSync(cache) ? readFileSync(file) : undefined;
  const cachedData = program && codeCache(cache, program);
  if (cachedData === undefined) {
    // Built for another version of Node.js. From 22 on, it keeps such a cache by itself; by default where all users write,
    // and what somebody else put there would be run.
    require('node:module').enableCompileCache?.(dist);
    return require(file);
  }
  const { Script } = require('node:vm');
  // This module's class is that of node:module, which would load more beside it.
  const script = new Script(module.constructor.wrap(program.toString()), { filename: file, cachedData });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, require, bundle, file, dist);
  return bundle.exports;
}

/**
 * The code cache in a file that `src/cli/code-cache.cjs` wrote: the cache, a copy of it, and the program it was made of.
 * undefined: it is damaged, of another program, or cannot be read. V8 compares only the length of the program, and a damaged
 * cache crashes it. Comparing the copies sees every byte, and takes 0.3 ms; to load a checksum of Node.js takes 1.5 ms.
 */
function codeCache(file, program) {
  try {
    const bytes = readFileSync(file);
    const size = (bytes.length - program.length) / 2;
    const cache = bytes.subarray(0, size);
    const isWhole = cache.equals(bytes.subarray(size, 2 * size)) && program.equals(bytes.subarray(2 * size));
    return isWhole ? cache : undefined;
  } catch {
    return undefined;
  }
}

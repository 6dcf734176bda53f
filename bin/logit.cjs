#!/usr/bin/env node
'use strict';
const { closeSync, existsSync, fstatSync, openSync, readSync } = require('node:fs');
const path = require('node:path');

const dist = path.join(__dirname, '..', 'dist');

const PIECE = 64 * 1024;

// Without options, the parser is not loaded.
const plain = process.argv.slice(2).some((text) => text.startsWith('-')) ? '' : '-plain';

load('cli', plain, { exports: {}, bundle: (name) => load(name, '', { exports: {} }) }).start();

/** A bundle, with what V8 made of it when it was built: that saves a sixth of every start. Returns what it exports. */
function load(name, suffix, bundle) {
  const file = path.join(dist, `${name}.cjs`);
  const cache = path.join(dist, `${name}-${process.version}-${process.arch}${suffix}.cache`);
  const { text, cachedData } = existsSync(cache) ? readBoth(file, cache) : {};
  if (cachedData === undefined) {
    // Built for another version of Node.js. From 22 on, it keeps such a cache by itself; by default where all users write,
    // and what somebody else put there would be run.
    require('node:module').enableCompileCache?.(dist);
    return require(file);
  }
  const { Script } = require('node:vm');
  const script = new Script(text, { filename: file, cachedData });
  script.runInThisContext()(bundle.exports, require, bundle, file, dist);
  return bundle.exports;
}

/**
 * The program as the function that Node.js makes of a module, and the code cache in a file that `src/cli/code-cache.cjs`
 * wrote: the cache, a copy of it, and the program it was made of. undefined: the cache is damaged, of another program, or
 * cannot be read. V8 compares only the length of the program, and a damaged cache crashes it. Comparing the copies sees every
 * byte, and takes 0.2 ms; to load a checksum of Node.js takes 1.5 ms.
 */
function readBoth(file, cacheFile) {
  // This module's class is that of node:module, which would load more beside it.
  const [head, tail] = module.constructor.wrap('\0').split('\0');
  let programFile, descriptor;
  try {
    programFile = openSync(file);
    descriptor = openSync(cacheFile);
    const { size } = fstatSync(programFile);
    // Joined here, for V8 would take memory once more to join texts of this size.
    const bytes = Buffer.allocUnsafeSlow(head.length + size + tail.length);
    const program = bytes.subarray(head.length, head.length + size);
    readSync(programFile, program);
    const cache = Buffer.allocUnsafeSlow((fstatSync(descriptor).size - size) / 2);
    readSync(descriptor, cache);
    if (!isNext(descriptor, cache) || !isNext(descriptor, program)) return {};
    bytes.write(head, 'latin1');
    bytes.write(tail, head.length + size, 'latin1');
    return { text: bytes.toString('latin1'), cachedData: cache };
  } catch {
    return {};
  } finally {
    for (const one of [programFile, descriptor]) if (one !== undefined) closeSync(one);
  }
}

/** Whether these bytes are what is read next. Memory for all of them would take longer than to read them. */
function isNext(descriptor, bytes) {
  const piece = Buffer.allocUnsafeSlow(PIECE);
  for (let at = 0; at < bytes.length;) {
    const count = readSync(descriptor, piece, 0, Math.min(PIECE, bytes.length - at));
    if (count === 0 || piece.compare(bytes, at, at + count, 0, count) !== 0) return false;
    at += count;
  }
  return true;
}

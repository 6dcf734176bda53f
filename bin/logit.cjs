#!/usr/bin/env node
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const dist = path.join(__dirname, '..', 'dist');
load(path.join(dist, 'cli.cjs')).start();

/** The bundle, with what V8 made of it when it was built: that saves a sixth of every start. */
function load(file) {
  const cache = path.join(dist, `cli-${process.version}-${process.arch}.cache`);
  if (!existsSync(cache)) {
    // Built for another version of Node.js. From 22 on, it keeps such a cache by itself; by default where all users write,
    // and what somebody else put there would be run.
    require('node:module').enableCompileCache?.(dist);
    return require(file);
  }
  const { Script } = require('node:vm');
  // This module's class is that of node:module, which would load more beside it.
  const script = new Script(module.constructor.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    cachedData: readFileSync(cache),
  });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, require, bundle, file, dist);
  return bundle.exports;
}

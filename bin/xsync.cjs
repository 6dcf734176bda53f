#!/usr/bin/env node
'use strict';
const { main, processStreams } = require('../dist/xsync.cjs');

main(process.argv.slice(2), processStreams()).then((code) => {
  process.exitCode = code;
});

/** The npm package as `logit/node`: the same, and CSV as a stream of Node.js. */
export * from './index.ts';
export { csvStream } from './stream/duplex.ts';

/** The npm package as `logit/node`: everything in `logit`, and the conversion of CSV as a Node.js stream. */
export * from './index.ts';
export { csvStream } from './stream/duplex.ts';

/**
 * Stands in for chalk's look at the terminal in the bundle: `paint.ts` decides about colour, and that look loads
 * `node:tty` with all of `node:net` and `node:stream`.
 */
export default { stdout: false, stderr: false };

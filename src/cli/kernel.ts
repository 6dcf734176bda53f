/**
 * The bytes of the kernel, read from a file next to the bundle. As text in the bundle, they would be read twice at each start, in
 * the bundle and in its code cache, and decoded.
 */
import { readFileSync } from 'node:fs';
import { kernel } from './carried.ts';

export default kernel ?? readFileSync(`${__dirname}/kernel.wasm`);

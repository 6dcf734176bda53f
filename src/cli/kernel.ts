/**
 * Replaces the kernel's bytes in the bundle, which reads them from the file next to it: as text within it they would be
 * read twice at each start, as a part of the bundle and of its code cache, and decoded.
 */
import { readFileSync } from 'node:fs';
import { kernel } from './carried.ts';

export default kernel ?? readFileSync(`${__dirname}/kernel.wasm`);

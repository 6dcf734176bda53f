/**
 * Stands in for the kernel's bytes in the bundle, which reads them from the file beside it: as text within it they would be
 * read twice at each start, as a part of the bundle and of its code cache, and decoded.
 */
import { readFileSync } from 'node:fs';

/** The executable has no file beside it, and hands the bytes over. */
const { kernel } = module as NodeModule & { readonly kernel?: Uint8Array };

export default kernel ?? readFileSync(`${__dirname}/kernel.wasm`);

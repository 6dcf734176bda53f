import { createKernel, type Kernel } from './kernel.ts';

let shared: Kernel | undefined;

/** One kernel for all short calls: they do not overlap. Its settings are those of the last call. */
export function sharedKernel(): Kernel {
  return (shared ??= createKernel());
}

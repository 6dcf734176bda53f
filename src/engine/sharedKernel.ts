import { createKernel, type Kernel } from './kernel.ts';

let shared: Kernel | undefined;

/** The kernel for short calls, which never overlap. It keeps the settings of the last call. */
export function sharedKernel(): Kernel {
  return (shared ??= createKernel());
}

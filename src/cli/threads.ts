import type { Job } from '../job/job.ts';

/**
 * Sets how many threads Node.js starts to read and write, unless the environment does; it looks when the first is needed.
 *
 * Two are enough, for one reads and one writes at a time; a run that writes nothing needs one, even if what it reads blocks. Of the four
 * that Node.js would start, more are woken on the processor of the main thread, which then waits for them: some 5% of
 * the time that a large file takes.
 */
export function limitThreads({ format }: Job): void {
  process.env['UV_THREADPOOL_SIZE'] ??= format === 'none' ? '1' : '2';
}

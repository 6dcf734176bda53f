import type { Job } from '../job/job.ts';

/**
 * Sets the size of the thread pool with which Node.js reads and writes files, unless the environment sets it. Node.js reads the
 * variable when it first needs a thread, so call this before the first read.
 *
 * Two threads are enough: there is at most one read and one write at a time. A run that writes nothing needs one, even if reading
 * blocks. With the default of four, the system more often wakes a thread on the processor of the main thread, which then waits:
 * that costs about 5% of the time for a large file.
 */
export function limitThreads({ format }: Job): void {
  process.env['UV_THREADPOOL_SIZE'] ??= format === 'none' ? '1' : '2';
}

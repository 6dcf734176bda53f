import type { Watch } from '../convert/run.ts';

/** Milliseconds before the line shows by itself, and between two states of it. */
const PATIENCE = 1000;
const INTERVAL = 200;

/** A line on a terminal that says how far the work is, and is gone before anything else is written there. */
export interface Progress {
  readonly watch: Watch;
  clear(): void;
}

/**
 * @param size bytes to read in all; undefined: unknown
 * @param patient true: only work that is longer than a second shows the line
 */
export function createProgress(
  write: (text: string) => void,
  size: number | undefined,
  patient: boolean,
): Progress {
  const begun = performance.now();
  let next = begun + (patient ? PATIENCE : 0);
  let shown = false;
  return {
    watch(bytesRead) {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL;
      shown = true;
      write(`\r\u001b[K${progressLine(bytesRead, size, (now - begun) / 1000)}`);
    },
    clear() {
      if (shown) write('\r\u001b[K');
      shown = false;
    },
  };
}

/** @param seconds since the work began */
export function progressLine(bytesRead: number, size: number | undefined, seconds: number): string {
  const rate = seconds > 0 ? bytesRead / seconds : 0;
  const done = `${megabytes(bytesRead)} MB, ${megabytes(rate)} MB/s`;
  if (!size || bytesRead > size) return done;
  const left = rate > 0 ? `, ${Math.ceil((size - bytesRead) / rate)} s left` : '';
  return `${Math.floor((100 * bytesRead) / size)}%, ${done}${left}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

import { Worker } from 'node:worker_threads';

/** Seconds that one case may take. */
const PATIENCE = 300;

/** A thread that ends the process with a message if a case takes too long: a loop without an end stops everything else. */
const WATCH = `
const { parentPort, workerData: { shared, seconds } } = require('node:worker_threads');
const at = new Int32Array(shared);
let last = -1;
setInterval(() => {
  if (at[0] === last) {
    require('node:fs').writeSync(2, 'case ' + last + ' has no end\\n');
    process.kill(process.pid, 'SIGKILL');
  }
  last = at[0];
}, seconds * 1000);
`;

/** Returns what to call with the number of each case, and what ends the watch. */
export function watchdog(): { began: (index: number) => void; end: () => Promise<number> } {
  const shared = new SharedArrayBuffer(4);
  const at = new Int32Array(shared);
  const worker = new Worker(WATCH, { eval: true, workerData: { shared, seconds: PATIENCE } });
  worker.unref();
  return {
    began(index) {
      at[0] = index;
    },
    end: () => worker.terminate(),
  };
}

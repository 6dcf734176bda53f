/** Resolves after signals, timers and other tasks had a turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else if (typeof MessageChannel === 'function') postToSelf(resolve);
    else resolve();
  });
}

/** For browsers, where even a timer with a delay of 0 takes milliseconds. */
function postToSelf(done: () => void): void {
  const { port1, port2 } = new MessageChannel();
  Object.assign(port1, {
    onmessage() {
      port1.close();
      done();
    },
  });
  port2.postMessage(undefined);
}

/** Lets signals, timers and others have their turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else if (typeof MessageChannel === 'function') postToSelf(resolve);
    else resolve();
  });
}

/** In a browser, where a timer of no time waits for milliseconds. */
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

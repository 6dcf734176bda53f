import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Gives tests the built kernel the way the bundler gives it to the product: an import of a `.wasm` file is its bytes. */
const wasmAsBytes = {
  name: 'wasm-as-bytes',
  enforce: 'pre' as const,
  load(id: string) {
    if (!id.endsWith('.wasm')) return null;
    const base64 = readFileSync(id).toString('base64');
    return `export default new Uint8Array(Buffer.from(${JSON.stringify(base64)}, 'base64'));`;
  },
};

export default defineConfig({
  plugins: [wasmAsBytes],
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    // Properties take minutes where others use the machine, too.
    testTimeout: 300_000,
    // By default one core stays idle, which is half of a machine with two.
    maxWorkers: '100%',
    coverage: {
      // The kernel runs as WebAssembly and the built command as processes of its own: neither can be seen from here.
      include: ['src/**/*.ts'],
      exclude: ['src/kernel/**', '**/*.d.ts'],
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: 'coverage/report',
      // A little below what is: it is for the day when something large comes without its tests.
      thresholds: { statements: 96, branches: 94, functions: 96, lines: 97 },
    },
  },
});

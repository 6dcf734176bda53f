import { mergeConfig } from 'vitest/config';
import all from './vitest.config.ts';

/** These compile kernels of their own. */
const VARIANTS = ['batch', 'convertPairs', 'logit', 'logitRatio', 'round', 'sigmoid'].map(
  (name) => `test/kernel/function/${name}.test.ts`,
);

/**
 * The quick lane: what runs in this process with the kernel that was built last, and a tenth of the cases of each search. The
 * command, the package and the documents are left to all tests.
 */
export default mergeConfig(all, {
  test: {
    exclude: ['test/{cli,package,soak,engines}/**', 'test/*.test.ts', 'test/fuzz/fuzz.test.ts', ...VARIANTS],
    env: { THOROUGH: '0.1' },
    // Loading modules and compiling the kernel for each file took a third of the time.
    isolate: false,
  },
});

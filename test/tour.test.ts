import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onWindows } from './support/command.ts';
import { examplesOf, Shell } from './support/examples.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

// One after the other, as some read what others write.
describe.skipIf(onWindows)('the tour of the reviews', () => {
  let shell: Shell;

  beforeAll(() => {
    shell = new Shell(root);
  });

  afterAll(() => shell.remove());

  for (const { command, output } of examplesOf(readFileSync(`${root}fixtures/tour/README.md`, 'utf8'))) {
    it(`shows what happens: ${command}`, () => {
      expect(shell.printed(command)).toBe(output);
    });
  }
});

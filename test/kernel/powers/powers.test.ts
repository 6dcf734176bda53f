import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const room = fileURLToPath(new URL('../../../src/kernel/powers', import.meta.url));

it('the table of powers is the output of its generator', () => {
  const printed = execFileSync(process.execPath, [`${room}/generate.mjs`], { encoding: 'utf8' });
  expect(readFileSync(`${room}/powers.table.ts`, 'utf8')).toBe(printed);
});

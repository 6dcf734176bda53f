import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const room = new URL('../../../src/kernel/powers', import.meta.url).pathname;

it('the table of powers is what its generator prints', () => {
  const printed = execFileSync(process.execPath, [`${room}/generate.mjs`], { encoding: 'utf8' });
  expect(readFileSync(`${room}/powers.table.ts`, 'utf8')).toBe(printed);
});

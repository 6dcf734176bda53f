import { expect, it } from 'vitest';
import { onWindows, shell } from '../support/command.ts';

/** A table of 20 MB, with a quoted line end and a long cell here and there. */
const table = `p,y,note\n${Array.from({ length: 250_000 }, (_, i) => {
  const note = i % 50_000 === 7 ? 'x'.repeat(400_000) : i % 97 === 0 ? '"a\nb"' : `note ${i}`;
  return `0.${(i * 7919) % 100_003}1,${i % 3 === 0 ? 1 : 0},${note}\n`;
}).join('')}`;

it.skipIf(onWindows).each(['--loss y', '--fit y', '--check'])(
  '%s of a file that is read ahead is that of the same bytes from a pipe',
  async (options) => {
    const files = { 'table.csv': table };
    const piped = await shell(`cat table.csv | logit -c p ${options}`, { files });
    expect(piped.code).toBe(0);
    expect(await shell(`logit -c p ${options} <table.csv`, { files })).toEqual(piped);
  },
);

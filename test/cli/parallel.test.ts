import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Folder, shell } from '../support/command.ts';

/** The one of GNU: others of the name know no pipes. */
const hasParallel =
  spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('GNU parallel') ?? false;

/** Blocks that are cut within the rows, and more of them than there are processes. */
const PARALLEL = 'parallel --will-cite -j 2 --block 300k --pipe -k';

/** The header is given to each process; that of the first is written. */
const FIRST_HEADER = 'tail -n +$(( {#} > 1 ? 2 : 1 ))';

const probabilities = Array.from({ length: 50_000 }, (_, row) => (((row + 1) * 7919) % 50_021) / 50_021);

describe.skipIf(!hasParallel)('two processes under GNU parallel write the bytes of one', () => {
  const rows = probabilities.map((p, row) => `${row},"a, ""${row}""",${p},${row % 2}\r\n`).join('');

  it.each([
    ['in place', '-c prob'],
    ['appended', '--eps 1e-6 -c prob --append -g 6'],
    ['two columns', '-c prob,label'],
  ])('CSV %s', async (_, options) => {
    const folder = new Folder({ 'a.csv': `id,name,prob,label\r\n${rows}` });
    const line = `logit ${options} a.csv > one
      ${PARALLEL} --header : --recend '\\n' 'logit ${options} | ${FIRST_HEADER}' < a.csv > two
      cmp one two && wc -l < two; ${PARALLEL} --header : 'echo {#}' < a.csv | wc -l`;
    const { text, stderr } = await shell(line, { cwd: folder.path });
    const [lines, processes] = text.trim().split(/\s+/).map(Number);
    expect(stderr).toBe('');
    expect(lines).toBe(50_001);
    expect(processes).toBeGreaterThan(4);
  });

  it.each([
    ['numbers', ''],
    ['numbers in float32, there and back', '--dtype float32 --inverse -q'],
  ])('%s', async (_, options) => {
    const folder = new Folder({ numbers: probabilities.map((p) => `${p}\n`).join('') });
    const line = `logit ${options} < numbers > one
      ${PARALLEL} logit ${options} < numbers > two
      cmp one two && wc -l < two`;
    const { text, stderr } = await shell(line, { cwd: folder.path });
    expect({ text: text.trim(), stderr }).toEqual({ text: '50000', stderr: '' });
  });

  it('and it fails when one of them does', async () => {
    const folder = new Folder({ numbers: `${probabilities.join('\n')}\nabc\n` });
    const { code, stderr } = await shell(`${PARALLEL} logit < numbers > two`, { cwd: folder.path });
    expect(stderr).toMatch(/^logit: error: standard input:\d+: "abc" is not a number/);
    expect(code).toBe(1);
  });
});

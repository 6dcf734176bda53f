import { appendFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Directory, finished, onWindows, shell, start, type Outcome } from '../../support/command.ts';

/** More than pipes and buffers hold between the file and a reader who waits. */
const ROWS = 2_000_000;
const SIZE = 2 + 4 * ROWS;

/** Changes the file while the command waits in the middle of it for its reader, and then lets it go on. */
async function convertChanging(
  change: (file: string) => void,
  args: readonly string[] = [],
): Promise<Outcome> {
  const directory = new Directory({ 'in.csv': `p\n${'0.5\n'.repeat(ROWS)}` });
  const child = start(['-c', 'p', ...args, 'in.csv'], { cwd: directory.path });
  await new Promise((resolve) => child.stdout!.once('readable', resolve));
  change(directory.at('in.csv'));
  return finished(child);
}

const converted = (rows: number): string => `p\n${'0\n'.repeat(rows)}`;

describe.skipIf(onWindows)('an input file that changes while it is read', () => {
  it.each([
    ['to nothing', 0],
    ['to a part, in mid-number', 2 + 4 * (ROWS - 100_000) + 2],
    ['by one byte', SIZE - 1],
  ])('becomes shorter, %s: it is an error, and a part of a number is not read as one', async (_, size) => {
    const { text, stderr, code } = await convertChanging((file) => truncateSync(file, size));
    expect({ stderr, code }).toEqual({
      stderr: 'logit: error: in.csv: the file was truncated while being read (convert a copy instead)\n',
      code: 2,
    });
    expect(converted(ROWS).startsWith(text)).toBe(true);
  });

  it.each([
    ['grows', (file: string) => appendFileSync(file, '0.5\n'.repeat(1000)), ROWS + 1000],
    [
      'is replaced by another',
      (file: string) => {
        writeFileSync(`${file}.new`, 'x\n');
        renameSync(`${file}.new`, file);
      },
      ROWS,
    ],
    ['is removed', (file: string) => rmSync(file), ROWS],
    [
      'is written over with the same',
      (file: string) => writeFileSync(file, `p\n${'0.5\n'.repeat(ROWS)}`, { flag: 'r+' }),
      ROWS,
    ],
  ])('%s: the file that was opened is converted to its end', async (_, change, rows) => {
    const { text, stderr, code } = await convertChanging(change);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(text === converted(rows)).toBe(true);
  });

  it('as standard input: the same', async () => {
    const line = `{ echo p; yes 0.5 | head -n ${ROWS}; } > in.csv; mkfifo pipe
      { read -r header; : > in.csv; wc -c; } < pipe > /dev/null & logit -c p < in.csv > pipe; echo $?`;
    expect(await shell(line, { cwd: new Directory().path })).toMatchObject({
      text: '2\n',
      stderr:
        'logit: error: standard input: the file was truncated while being read (convert a copy instead)\n',
    });
  });
});

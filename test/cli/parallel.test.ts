import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Directory, shell } from '../support/command.ts';
import { hasSshd, startSshd } from '../support/sshd.ts';

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
    const directory = new Directory({ 'a.csv': `id,name,prob,label\r\n${rows}` });
    const line = `logit ${options} a.csv > one
      ${PARALLEL} --header : --recend '\\n' 'logit ${options} | ${FIRST_HEADER}' < a.csv > two
      cmp one two && wc -l < two; ${PARALLEL} --header : 'echo {#}' < a.csv | wc -l`;
    const { text, stderr } = await shell(line, { cwd: directory.path });
    const [lines, processes] = text.trim().split(/\s+/).map(Number);
    expect(stderr).toBe('');
    expect(lines).toBe(50_001);
    expect(processes).toBeGreaterThan(4);
  });

  it.each([
    ['numbers', ''],
    ['numbers in float32, there and back', '--dtype float32 --inverse -q'],
  ])('%s', async (_, options) => {
    const directory = new Directory({ numbers: probabilities.map((p) => `${p}\n`).join('') });
    const line = `logit ${options} < numbers > one
      ${PARALLEL} logit ${options} < numbers > two
      cmp one two && wc -l < two`;
    const { text, stderr } = await shell(line, { cwd: directory.path });
    expect({ text: text.trim(), stderr }).toEqual({ text: '50000', stderr: '' });
  });

  it('and fail if one of them fails', async () => {
    const directory = new Directory({ numbers: `${probabilities.join('\n')}\nabc\n` });
    const { code, stderr } = await shell(`${PARALLEL} logit < numbers > two`, { cwd: directory.path });
    expect(stderr).toMatch(/^logit: error: standard input:\d+: "abc" is not a number/);
    expect(code).toBe(1);
  });
});

/** Rows without a header, as partitions of a cluster have them. */
const PARTITION = probabilities.map((p, row) => `${row},"a, ""${row}""",${p},${row % 2}\n`).join('');

describe.skipIf(!hasParallel)('rows without a header', () => {
  it('are converted by two jobs', async () => {
    const directory = new Directory({ 'scores.csv': PARTITION });
    const line = `logit --no-header -c 3 scores.csv > one
      parallel --will-cite -j 2 --pipepart -a scores.csv --block 300k -k logit --no-header -c 3 > two
      cmp one two && wc -l < two`;
    const { text, stderr } = await shell(line, { cwd: directory.path });
    expect({ text: text.trim(), stderr }).toEqual({ text: '50000', stderr: '' });
  });

  it.skipIf(!hasSshd)('are converted by two hosts (needs sshd)', async ({ skip }) => {
    const client = await startSshd();
    if (client === undefined) return skip('this user cannot log in on loopback');
    const directory = new Directory({ 'scores.csv': PARTITION });
    const hosts = `1/${client} 127.0.0.1,1/${client} localhost`;
    const job = `echo "$SSH_CONNECTION" >> ${directory.at('sessions')}; logit --no-header -c 3`;
    const line = `logit --no-header -c 3 scores.csv > one
      parallel --will-cite --pipe --block 300k -k --sshlogin '${hosts}' '${job}' < scores.csv > two
      cmp one two && wc -l < two; grep -c 127.0.0.1 sessions`;
    const { text, stderr } = await shell(line, { cwd: directory.path });
    const [rows, sessions] = text.trim().split(/\s+/).map(Number);
    expect({ rows, stderr }).toEqual({ rows: 50_000, stderr: '' });
    expect(sessions).toBeGreaterThan(2);
  });
});

describe('a partition as Spark and Hadoop pipe it', () => {
  it('is converted line by line, also if it is empty', async () => {
    const directory = new Directory({ 'part-0': '1,x,0.5\n2,y,0.75\n', 'part-1': '', 'part-2': '3,z,1\n' });
    const line = 'for part in part-*; do logit --no-header -c 3 < $part || echo failed; done';
    const { text, stderr } = await shell(line, { cwd: directory.path });
    expect({ text, stderr }).toEqual({ text: '1,x,0\n2,y,1.0986122886681098\n3,z,inf\n', stderr: '' });
  });

  it('fails the task if a cell is not a number', async () => {
    const { code } = await shell("printf '1,x,0.5\\n2,y,abc\\n' | logit --no-header -c 3");
    expect(code).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { Directory, hasFullDevice, hasPython, shell } from '../../support/command.ts';

const ROWS = 'yes 0.5 | head -n 200000';

describe('a reader that stops after some bytes', () => {
  const counts = [0, 1, 2, 3, 4095, 4096, 65_535, 65_536, 65_537, 131_072, 399_999, 400_000, 400_001];

  it.each([
    ['lines', `${ROWS} | logit`],
    ['CSV', `{ echo p; ${ROWS}; } | logit -c p`],
    ['a tensor', `${ROWS} | logit -f tensor`],
    ['a file', 'logit -c 1 --no-header rows'],
  ])('%s: gets all it reads, and the command ends with 0 and no message', async (_, command) => {
    const directory = new Directory();
    await shell(`${ROWS} > rows; ${command} > whole`, { cwd: directory.path });
    const line = `for n in ${counts.join(' ')}; do
      ${command} | head -c $n > part; codes=(\${PIPESTATUS[@]}); echo \${codes[\${#codes[@]} - 2]}
      head -c $n whole | cmp - part
    done`;
    const { text, stderr } = await shell(line, { cwd: directory.path });
    expect({ text, stderr }).toEqual({ text: '0\n'.repeat(counts.length), stderr: '' });
  });

  it('the reader of a pipe named by -o, too', async () => {
    const line = `mkfifo pipe; for n in 1 4096 65537 300000; do
      head -c $n pipe | wc -c | tr -d ' ' & ${ROWS} | logit -o pipe; echo \${PIPESTATUS[2]}; wait
    done; ls -A`;
    const { text, stderr } = await shell(line, { cwd: new Directory().path });
    expect(text.split('\n').toSorted().join(' ').trim()).toBe('0 0 0 0 1 300000 4096 65537 pipe');
    expect(stderr).toBe('');
  });
});

describe('standard output that cannot be written', () => {
  it('with a size limit, as much as fits is written', async () => {
    const directory = new Directory();
    const line = `ulimit -f 64; ${ROWS} | logit > out; echo \${PIPESTATUS[2]}; head -c 65536 out | uniq`;
    expect(await shell(line, { cwd: directory.path })).toMatchObject({
      text: '2\n0\n',
      stderr: 'logit: error: standard output: cannot write: file too large\n',
    });
  });

  it.skipIf(!hasFullDevice)('a full disk comes before a bad number after it', async () => {
    const line = `{ ${ROWS}; echo abc; } | logit > /dev/full; echo \${PIPESTATUS[1]}`;
    expect(await shell(line)).toMatchObject({
      text: '2\n',
      stderr: 'logit: error: standard output: cannot write: no space left on device\n',
    });
  });

  it('opened for reading', async () => {
    expect(await shell('logit 0.5 1< /dev/null')).toMatchObject({
      stderr: 'logit: error: standard output: cannot write: bad file descriptor\n',
      code: 2,
    });
  });
});

// Node.js opens /dev/null in place of a closed stream. It is then no other than the one that other programs give a child
// whose output nobody wants, and that has to be no error.
describe('standard output that nobody wants', () => {
  it.each([
    ['/dev/null', 'logit 0.5 > /dev/null', 0],
    ['closed', 'logit 0.5 >&-', 0],
    ['closed, and the data is bad', 'logit --strict 2 -q >&- 2>&-', 1],
    ['all three are closed', 'logit 0.5 <&- >&- 2>&-', 0],
  ])('%s: the exit code is that of the data', async (_, line, code) => {
    expect(await shell(line)).toMatchObject({ text: '', stderr: '', code });
  });

  it.skipIf(!hasPython)('as Python passes it', async () => {
    const script = `import subprocess, sys; sys.exit(subprocess.run(['logit', '0.5'], stdout=subprocess.DEVNULL).returncode)`;
    expect(await shell(`python3 -c "${script}"`)).toMatchObject({ text: '', stderr: '', code: 0 });
  });

  it('closed: no file gets the output by mistake', async () => {
    const directory = new Directory({ 'in.csv': 'p\n0.5\n' });
    expect(
      await shell('logit -c p in.csv -o out <&- >&- 2>&-; cat out', { cwd: directory.path }),
    ).toMatchObject({
      text: 'p\n0\n',
      code: 0,
    });
    expect(directory.read('in.csv')).toBe('p\n0.5\n');
  });
});

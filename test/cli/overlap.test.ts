import { describe, expect, it } from 'vitest';
import { Directory, shell } from '../support/command.ts';

const TABLE = 'id,p\n1,0.5\n';

describe('a run that would read its own results or lose a file is refused', () => {
  it.each([
    [
      'logit -c p in.dat >> in.dat',
      'in.dat: the input and standard output are the same file (use -o FILE to replace it safely)',
    ],
    [
      'logit -c p --bad skip other.dat ./link.dat >> in.dat',
      './link.dat: the input and standard output are the same file (use -o FILE to replace it safely)',
    ],
    [
      'logit -c p < in.dat >> in.dat',
      'standard input: the input and standard output are the same file (use -o FILE to replace it safely)',
    ],
    ['logit -c p in.dat --report ./in.dat', '--report would overwrite the input file in.dat'],
    [
      'logit --check -c p --report link.dat < in.dat',
      '--report would overwrite the input file standard input',
    ],
    ['logit -c p in.dat -o new --report ./new', '--report and --output name the same file'],
    ['logit -c p other.dat -o new --report gone.dat', '--report and --output name the same file'],
    [
      'logit -c p in.dat -o /dev/stdout >> in.dat',
      'in.dat: the input and /dev/stdout are the same file (use -o FILE to replace it safely)',
    ],
    [
      'logit -n 2 -c p in.dat >> in.dat',
      'in.dat: the input and standard output are the same file (use -o FILE to replace it safely)',
    ],
    ['logit -c p other.dat -o in.dat --report link.dat', '--report and --output name the same file'],
    ['logit -c p other.dat --report in.dat >> in.dat', '--report and standard output go to the same file'],
  ])('%s', async (line, message) => {
    const directory = new Directory({ 'in.dat': TABLE, 'other.dat': TABLE });
    const links = 'ln -s in.dat link.dat; ln -s new gone.dat';
    const { text, stderr } = await shell(`${links}; ${line}; echo $?`, { cwd: directory.path });
    expect({ text, stderr }).toEqual({ text: '2\n', stderr: `logit: error: ${message}\n` });
    expect(directory.read('in.dat')).toBe(TABLE);
    expect(directory.list()).toEqual(['gone.dat', 'in.dat', 'link.dat', 'other.dat']);
  });

  it('a file that the shell has emptied is reported', async () => {
    const line = 'logit -c p in.dat > in.dat; echo $?';
    expect(await shell(line, { files: { 'in.dat': TABLE } })).toMatchObject({
      text: '2\n',
      stderr: expect.stringMatching(
        /^logit: error: in\.dat: the input and standard output are the same file/,
      ),
    });
  });
});

describe('a run that loses nothing is not refused', () => {
  it.each([
    'logit -c p in.dat -o in.dat',
    'logit -c p in.dat >> out.dat',
    'logit --check -c p in.dat >> in.dat',
    'logit -c p in.dat -o in.dat >> in.dat',
    'logit -c p in.dat > /dev/null --report r.json',
    'logit -f lines 0.5 >> in.dat',
    'logit -c p /dev/null > /dev/null --report /dev/null',
  ])('%s', async (line) => {
    expect((await shell(`${line}; echo $?`, { files: { 'in.dat': TABLE } })).text).toBe('0\n');
  });
});

import { describe, expect, it } from 'vitest';
import { Folder, shell } from '../command.ts';

const TABLE = 'id,p\n1,0.5\n';

describe('what would read its own results, or lose a file, is refused', () => {
  it.each([
    [
      'logit -c p in.csv >> in.csv',
      'in.csv: standard output goes to the same file (-o FILE writes it when all is read)',
    ],
    [
      'logit -c p --bad skip other.csv ./link.csv >> in.csv',
      './link.csv: standard output goes to the same file (-o FILE writes it when all is read)',
    ],
    [
      'logit -c p < in.csv >> in.csv',
      'standard input: standard output goes to the same file (-o FILE writes it when all is read)',
    ],
    [
      'logit -c p in.csv --report ./in.csv',
      '--report: it would replace what is read: in.csv is the same file',
    ],
    [
      'logit --check -c p --report link.csv < in.csv',
      '--report: it would replace what is read: standard input is the same file',
    ],
    ['logit -c p in.csv -o new --report ./new', '--report and --output name the same file'],
    ['logit -c p other.csv -o new --report gone.csv', '--report and --output name the same file'],
    [
      'logit -c p in.csv -o /dev/stdout >> in.csv',
      'in.csv: /dev/stdout goes to the same file (-o FILE writes it when all is read)',
    ],
    [
      'logit -n 2 -c p in.csv >> in.csv',
      'in.csv: standard output goes to the same file (-o FILE writes it when all is read)',
    ],
    ['logit -c p other.csv -o in.csv --report link.csv', '--report and --output name the same file'],
    ['logit -c p other.csv --report in.csv >> in.csv', '--report and standard output go to the same file'],
  ])('%s', async (line, message) => {
    const folder = new Folder({ 'in.csv': TABLE, 'other.csv': TABLE });
    const links = 'ln -s in.csv link.csv; ln -s new gone.csv';
    const { text, stderr } = await shell(`${links}; ${line}; echo $?`, { cwd: folder.path });
    expect({ text, stderr }).toEqual({ text: '2\n', stderr: `logit: ${message}\n` });
    expect(folder.read('in.csv')).toBe(TABLE);
    expect(folder.list()).toEqual(['gone.csv', 'in.csv', 'link.csv', 'other.csv']);
  });

  it('a file that the shell has emptied is told', async () => {
    const line = 'logit -c p in.csv > in.csv; echo $?';
    expect(await shell(line, { files: { 'in.csv': TABLE } })).toMatchObject({
      text: '2\n',
      stderr: expect.stringMatching(/^logit: in\.csv: standard output goes to the same file/),
    });
  });
});

describe('what loses nothing is not', () => {
  it.each([
    'logit -c p in.csv -o in.csv',
    'logit -c p in.csv >> out.csv',
    'logit --check -c p in.csv >> in.csv',
    'logit -c p in.csv -o in.csv >> in.csv',
    'logit -c p in.csv > /dev/null --report r.json',
    'logit -f lines 0.5 >> in.csv',
    'logit -c p /dev/null > /dev/null --report /dev/null',
  ])('%s', async (line) => {
    expect((await shell(`${line}; echo $?`, { files: { 'in.csv': TABLE } })).text).toBe('0\n');
  });
});

import { describe, expect, it } from 'vitest';
import { losslessArguments } from '../../src/cli/commandLine.ts';
import { onWindows } from '../support/command.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe.skipIf(onWindows)('losslessArguments', () => {
  it.each([
    ['one byte', ['a\ufffd'], 'node\0script\0a\xfe\0', ['a\udcfe']],
    ['empty ones', ['', '\ufffd', ''], 'node\0script\0\0\xff\0\0', ['', '\udcff', '']],
    ['a replacement character that was typed', ['\ufffd'], 'node\0script\0\xef\xbf\xbd\0', ['\ufffd']],
    [
      'a character that is cut off',
      ['\ufffd.csv'],
      'node\0--flag\0script\0\xe2\x82.csv\0',
      ['\udce2\udc82.csv'],
    ],
    ['others besides', ['ö', '\ufffd'], 'x\0y\0\xc3\xb6\0\xf6\0', ['ö', '\udcf6']],
  ])('returns %s', (_, given, line, expected) => {
    expect(losslessArguments(given, () => bytes(line))).toEqual(expected);
  });

  it.each([
    ['is shorter', 'a\xfe\0'],
    ['is another one, as of a process that was given a title', 'node\0title\0b\xfe\0'],
    ['ends early', 'node\0b\0a\xfe'],
    ['is empty', ''],
  ])('does not know where the line of the system %s', (_, line) => {
    expect(losslessArguments(['b', 'a\ufffd'], () => bytes(line))).toBeUndefined();
  });

  it('does not know where the system has no such line', () => {
    const read = (): never => {
      throw new Error('ENOENT');
    };
    expect(losslessArguments(['\ufffd'], read)).toBeUndefined();
  });
});

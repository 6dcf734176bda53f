import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pipeline, miller, shellFile, shellWord, withFile } from '../../src/message/shell.ts';
import { onWindows, printed } from '../support/command.ts';

/** What a shell makes of words. */
const read = (words: string): string => printed(`printf '%s\\n' ${words}`);

describe('shellWord', () => {
  it.each([
    ['scores.csv', 'scores.csv'],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['', "''"],
    ['~x', "'~x'"],
    ['=x', "'=x'"],
    ['a=b', 'a=b'],
    [';', "';'"],
    ["\udcfe's \\ \n.csv", "$'\\xfe\\'s \\\\ \\n.csv'"],
  ])('%j is %s', (text, word) => expect(shellWord(text)).toBe(word));

  it.each([
    '$(touch gone)',
    '`touch gone`',
    '"; rm -r x #',
    '*',
    '\\',
    '!!',
    'a\nb',
    "'",
    '$HOME',
    '{a,b}',
    '-n',
  ])('a shell does not change %j', (text) => expect(read(shellWord(text))).toBe(`${text}\n`));

  it.skipIf(onWindows)('a shell does not change any text', () => {
    const text = fc.string({ unit: 'binary-ascii', maxLength: 20 }).map((s) => s.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) => {
        expect(read(texts.map(shellWord).join(' '))).toBe(texts.map((one) => `${one}\n`).join(''));
      }),
      { numRuns: 20 },
    );
  });
});

it('a file whose name looks like an option is not one', () => expect(shellFile('-rf')).toBe('./-rf'));

it.each([
  ['a b.csv', undefined, "iconv < 'a b.csv' | logit ..."],
  ['a b.csv.gz', undefined, "gzip -dc < 'a b.csv.gz' | iconv | logit ..."],
  ['a.ZST', undefined, 'zstd -dc < a.ZST | iconv | logit ...'],
  ['a.tgz', undefined, 'gzip -dc < a.tgz | iconv | logit ...'],
  ['a b.gz', 'none' as const, "iconv < 'a b.gz' | logit ..."],
  ['a b', 'gzip' as const, "gzip -dc < 'a b' | iconv | logit ..."],
  [undefined, undefined, '... | iconv | logit ...'],
  [undefined, 'Zstandard' as const, '... | zstd -dc | iconv | logit ...'],
])('the filter before %s, compressed: %s', (file, packed, command) =>
  expect(pipeline('iconv', file, packed)).toBe(command),
);

it.each([
  ['a.zip', 'none' as const, 'unzip -p a.zip'],
  ['dir/a-1.zip', 'none' as const, 'unzip -p dir/a-1.zip'],
  ['it is.zip', 'none' as const, 'unzip -p FILE'],
  ['-a.zip', 'none' as const, 'unzip -p FILE'],
  ['a.zip.gz', 'gzip' as const, 'unzip -p FILE'],
  ['a.rds', 'gzip' as const, 'unzip -p a.rds'],
  [undefined, 'none' as const, 'unzip -p FILE'],
])('the command that reads %s, compressed: %s', (file, packed, command) =>
  expect(withFile('unzip -p FILE', file, packed)).toBe(command),
);

describe('miller', () => {
  const comma = { delimiter: ',', header: true };
  const statement = (field: string): string => `${field} .= "%"`;

  it.each([
    ['p', comma, `mlr --csv put '\${p} .= "%"'`],
    ['my p', comma, `mlr --csv put '\${my p} .= "%"'`],
    ['größe', comma, `mlr --csv put '$*["größe"] .= "%"'`],
    ["it's", comma, `mlr --csv put '$*["it'\\''s"] .= "%"'`],
    ['p', { delimiter: '\t', header: true }, `mlr --csv --fs tab put '\${p} .= "%"'`],
    ['p', { delimiter: ';', header: true }, `mlr --csv --fs ';' put '\${p} .= "%"'`],
    ['2', { delimiter: ',', header: false }, `mlr --csv -N put '$2 .= "%"'`],
    ['', comma, undefined],
    ['a"b', comma, undefined],
    ['a\\b', comma, undefined],
    ['a\nb', comma, undefined],
  ])('of column %j', (column, table, command) => expect(miller(column, table, statement)).toBe(command));
});

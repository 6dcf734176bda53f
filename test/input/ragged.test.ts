import { describe, expect, it } from 'vitest';
import { causeOf, type Sample } from '../../src/input/ragged.ts';

const dialect = { delimiter: ',', quote: '"', header: true };

const sample = (head: string, rows: string, more: Partial<Sample> = {}): Sample => ({
  head,
  headLine: 1,
  hasMark: false,
  rows,
  isMixed: false,
  ...more,
});

describe('why rows have another length than the header', () => {
  it.each<[string, string, string, number, object, string, string | undefined]>([
    ['row names', 'a,b\n', 'x,1,2\n', 2, {}, 'rowNames', "sed '1s/^/row,/'"],
    ['... where a column is named row', 'row,b\n', 'x,1,2\n', 2, {}, 'rowNames', "sed '1s/^/row_name,/'"],
    [
      '... with an odd delimiter',
      'a&b\n',
      'x&1&2\n',
      2,
      { delimiter: '&' },
      'rowNames',
      "sed '1s/^/row\\&/'",
    ],
    [
      '... with a quote of the shell',
      "a'b\n",
      "x'1'2\n",
      2,
      { delimiter: "'" },
      'rowNames',
      "sed '1s/^/row'\\''/'",
    ],
    [
      '... with a backslash',
      'a\\b\n',
      'x\\1\\2\n',
      2,
      { delimiter: '\\' },
      'rowNames',
      "sed '1s/^/row\\\\/'",
    ],
    ['comments', '# by x\n', '# for y\na,b\n1,2\n', 1, {}, 'comments', "grep -v '^#'"],
    ['a delimiter at the end', 'a^b\n', '1^2^\n', 2, { delimiter: '^' }, 'delimiterAtEnd', "sed 's/\\^$//'"],
    ['... that is special', 'a*b\n', '1*2*\n', 2, { delimiter: '*' }, 'delimiterAtEnd', "sed 's/\\*$//'"],
    ['... two of them', 'a,b\n', '1,2,,\n', 2, {}, 'delimiterAtEnd', "sed '1s/$/,,/'"],
    ['a header on two lines', '"a\n",b\n', '1,2,,\n', 2, {}, 'delimiterAtEnd', undefined],
    ['another delimiter', 'a;b\n', '0,5;1\n', 1, {}, 'delimiter', undefined],
    ['numbers below 1', 'a,b\n', 'x,0,25\n', 2, {}, 'decimal', "sed -E '2,$s/,([0-9]+)$/.\\1/'"],
    ['... before other columns', 'p,b\n', '0,5,x\n0,25,y\n', 2, {}, 'decimal', undefined],
    ['... in two columns', 'id,p,q\n', '1,0,5,0,1\n', 3, {}, 'decimal', undefined],
    ['... and 1', 'id,p,b\n', '1,1,0,x\n2,0,25,y\n', 3, {}, 'decimal', undefined],
    ['row names that are numbers', 'a,b\n', '0,5,0.1\n1,25,0.2\n', 2, {}, 'rowNames', "sed '1s/^/row,/'"],
    ['thousands', 'a\n', '1,234,567.5\n12\n', 1, {}, 'thousands', 'tr -d ,'],
  ])('%s', (_, head, rows, cells, options, kind, filter) => {
    const cause = causeOf(sample(head, rows), cells, { ...dialect, ...options });
    expect({ kind: cause?.kind, filter: cause?.filter?.[0] }).toEqual({ kind, filter });
  });

  it.each<[string, string, string, number, object]>([
    ['rows of several lengths', 'a,b\n', 'x,1,2\ny,1\n', 2, {}],
    ['rows with a name, where others have none', 'a,b\n', 'x,1,2\n', 2, { isMixed: true }],
    ['two whole numbers', 'a,b\n', 'x,1,25\ny,1\n', 2, {}],
    ['a quote that stays open', 'a,b\n', '"x,1,2\n', 2, {}],
    ['no rows', 'a,b\n', '', 2, {}],
  ])('unknown: %s', (_, head, rows, cells, more) => {
    expect(causeOf(sample(head, rows, more), cells, dialect)).toBeUndefined();
  });

  it('no names without a header', () => {
    expect(causeOf(sample('1,2\n', '1,2,3\n'), 2, { ...dialect, header: false })).toBeUndefined();
  });
});

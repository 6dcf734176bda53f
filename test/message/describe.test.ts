import { describe as group, expect, it } from 'vitest';
import { describe } from '../../src/message/describe.ts';
import type { ErrorDetail, Location } from '../../src/message/error.ts';

const cell: Location = { input: 'csv', file: 'scores.csv', line: 532876, column: 'prob' };
const table = { delimiter: ',', header: true, cells: 2 };
const argument: Location = { input: 'arguments', file: undefined, line: 3, column: undefined };
const stream: Location = { input: 'numbers', file: undefined, line: 1, column: undefined };

const details: [string, ErrorDetail][] = [
  [
    'scores.csv:532876: column "prob": "abc" is not a number (use --bad keep, nan or skip to continue)',
    { kind: 'invalidNumber', place: cell, text: 'abc', table },
  ],
  [
    'argument 3: "0,5" is not a number (write 0.5)',
    { kind: 'invalidNumber', place: argument, text: '0,5', table: undefined },
  ],
  [
    'argument 3: "scores.csv" is not a number (to convert a file, name its column: logit -c COLUMN scores.csv)',
    { kind: 'invalidNumber', place: argument, text: 'scores.csv', table: undefined },
  ],
  [
    'standard input:1: "id" is not a number (a CSV file? name its column with -c)',
    { kind: 'invalidNumber', place: stream, text: 'id', table: undefined },
  ],
  [
    'standard input:2: "id" is not a number',
    { kind: 'invalidNumber', place: { ...stream, line: 2 }, text: 'id', table: undefined },
  ],
  [
    'scores.csv: no column "porb"; the columns are: id, name, prob, label (did you mean "prob"?)',
    {
      kind: 'noColumn',
      file: 'scores.csv',
      name: 'porb',
      columns: ['id', 'name', 'prob', 'label'],
      cells: 4,
      similar: 'prob',
      delimiter: undefined,
    },
  ],
  [
    'standard input: no column "p": with --no-header, select columns by number (1-2)',
    {
      kind: 'noColumn',
      file: undefined,
      name: 'p',
      columns: undefined,
      cells: 2,
      similar: undefined,
      delimiter: undefined,
    },
  ],
  [
    'out.csv: cannot write: no space left on device',
    { kind: 'system', action: 'write', file: 'out.csv', code: 'ENOSPC' },
  ],
  [
    'scores.csv:532876: row too long: over 600 MiB (an unterminated quote? try --quote none)',
    { kind: 'recordTooLong', place: cell, part: 'row', bytes: 600.9 * 2 ** 20 },
  ],
  [
    'scores.csv: the file was truncated while being read (convert a copy instead)',
    { kind: 'truncatedFile', file: 'scores.csv' },
  ],
  ['standard output: cannot write: EXYZ', { kind: 'system', action: 'write', file: undefined, code: 'EXYZ' }],
];

group('a message', () => {
  it.each(details)('reads: %s', (text, detail) => expect(describe(detail)).toBe(text));

  it('is one line and moves no cursor, whatever the data holds', () => {
    const text = 'a\nb\r\u001b[2Jc\u0000\u2028';
    const message = describe({
      kind: 'invalidNumber',
      place: { ...cell, column: text, file: text },
      text,
      table,
    });
    expect(message).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(message).toContain('a\\nb\\r\\u001b[2Jc\\u0000\\u2028');
  });

  it('does not repeat all of a long text or a long header', () => {
    expect(
      describe({ kind: 'invalidNumber', place: cell, text: 'x'.repeat(1e6), table }).length,
    ).toBeLessThan(200);
    const columns = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const message = describe({
      kind: 'noColumn',
      file: 'a',
      name: 'q',
      columns,
      cells: 10_000,
      similar: undefined,
      delimiter: undefined,
    });
    expect(message.length).toBeLessThan(400);
    expect(message).toContain('(10000 in all)');
  });
});
